import { useEffect, useRef } from 'react';
import { placeOf } from './menu-moves.ts';
import styles from './tooltip.module.css';

/** How long one points at something before its name is shown, in milliseconds. */
const patience = 450;

/**
 * Shows the name of what is pointed at or has the focus: whatever has `data-tip`, with keys in `data-tip-keys`. One for
 * the whole page. The name has to be in `aria-label` or the like too: this one is not read out.
 */
export function Tooltips() {
  const tip = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = tip.current;
    if (element === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shown: Element | undefined;

    const hide = () => {
      clearTimeout(timer);
      shown = undefined;
      if (element.matches(':popover-open')) element.hidePopover();
    };
    const show = (of: HTMLElement) => {
      if (!of.isConnected) return hide();
      element.replaceChildren(of.dataset.tip ?? '');
      if (of.dataset.tipKeys !== undefined) {
        const keys = document.createElement('kbd');
        keys.textContent = of.dataset.tipKeys;
        element.append(keys);
      }
      if (element.matches(':popover-open')) element.hidePopover();
      element.showPopover();
      const at = of.getBoundingClientRect();
      const size = element.getBoundingClientRect();
      const middle = at.left + at.width / 2 - size.width / 2;
      const box = { left: middle, right: middle + size.width, top: at.top, bottom: at.bottom };
      const place = placeOf(box, size, { width: innerWidth, height: innerHeight });
      element.style.setProperty('--left', `${place.left}px`);
      element.style.setProperty('--top', `${place.top}px`);
    };
    const point = (event: Event) => {
      const of = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tip]') : null;
      if (of === shown) return;
      hide();
      if (of === null) return;
      if (event instanceof PointerEvent && event.pointerType !== 'mouse') return;
      if (event.type === 'focusin' && !of.matches(':focus-visible')) return;
      shown = of;
      timer = setTimeout(() => show(of), patience);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide();
    };

    document.addEventListener('pointerover', point);
    document.addEventListener('focusin', point);
    document.addEventListener('pointerdown', hide);
    document.addEventListener('focusout', hide);
    document.addEventListener('scroll', hide, true);
    document.addEventListener('keydown', onKey, true);
    return () => {
      hide();
      document.removeEventListener('pointerover', point);
      document.removeEventListener('focusin', point);
      document.removeEventListener('pointerdown', hide);
      document.removeEventListener('focusout', hide);
      document.removeEventListener('scroll', hide, true);
      document.removeEventListener('keydown', onKey, true);
    };
  }, []);

  return <div ref={tip} popover="manual" className={styles.tip} aria-hidden />;
}
