import { useEffect } from 'react';
import { keep } from '../browser/keep.ts';
import { view } from './view.ts';
import type { Width } from './width.ts';

const place = 'members';

/** Where there is room for it, who is in the room stands beside the talk, unless the user closed it there. */
export function useMembersBeside(width: Width): void {
  useEffect(() => {
    const { side } = view.now;
    if (width === 'three') {
      if (side === undefined && keep.get(place) !== 'closed') view.set({ side: { panel: 'members' } });
    } else if (side?.panel === 'members') {
      // It would lie over the talk, and nobody asked for that.
      view.set({ side: undefined });
    }
  }, [width]);

  useEffect(() => {
    if (width !== 'three') return;
    let before = view.now.side?.panel;
    return view.watch(() => {
      const after = view.now.side?.panel;
      if (after === 'members') keep.set(place, undefined);
      else if (before === 'members' && after === undefined) keep.set(place, 'closed');
      const isBackTo = before !== undefined && after === undefined && keep.get(place) !== 'closed';
      before = after;
      // What was opened over the members is closed: there they are again.
      if (isBackTo) view.set({ side: { panel: 'members' } });
    });
  }, [width]);
}
