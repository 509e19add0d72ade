import { useSyncExternalStore } from 'react';

/** `phone` has one column and drawers, `two` has the rooms beside the talk, `three` the side as well. */
export type Width = 'phone' | 'two' | 'three';

const phone = matchMedia('(max-width: 699px)');
const three = matchMedia('(min-width: 1100px)');

/** How many columns the page has now. */
export function useWidth(): Width {
  return useSyncExternalStore(watch, widthNow);
}

/** Whether there is room for one column alone, now. */
export function isPhone(): boolean {
  return phone.matches;
}

/** How many columns there is room for now, for those who do not watch it. */
export function widthNow(): Width {
  if (phone.matches) return 'phone';
  return three.matches ? 'three' : 'two';
}

function watch(changed: () => void): () => void {
  phone.addEventListener('change', changed);
  three.addEventListener('change', changed);
  return () => {
    phone.removeEventListener('change', changed);
    three.removeEventListener('change', changed);
  };
}
