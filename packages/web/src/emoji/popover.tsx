import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { placeOf } from '../ui/menu-moves.ts';
import { EmojiPicker } from './picker.tsx';
import styles from './popover.module.css';

export interface EmojiPopoverProps {
  /** What it belongs to: a button. */
  readonly at: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly onPick: (emoji: string) => void;
  readonly onClose: () => void;
}

/** The picker beside what opened it; on a phone at the foot of the screen. It is open as long as it is drawn. */
export default function EmojiPopover({ at, onPick, onClose }: EmojiPopoverProps) {
  const { t } = useTranslation();
  const popover = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = popover.current;
    if (element === null) return;
    const before = document.activeElement;
    element.showPopover();
    const place = placeOf(at, element.getBoundingClientRect(), { width: innerWidth, height: innerHeight });
    element.style.setProperty('--left', `${place.left}px`);
    element.style.setProperty('--top', `${place.top}px`);
    // On a touch screen the field would bring up a keyboard over half of the emoji.
    const isTouch = matchMedia('(pointer: coarse)').matches;
    (isTouch ? element : element.querySelector<HTMLElement>('[data-autofocus]'))?.focus();
    return () => {
      const held = element.contains(document.activeElement);
      element.hidePopover();
      if (held && before instanceof HTMLElement) before.focus();
    };
  }, [at]);

  return (
    <div
      ref={popover}
      popover="auto"
      role="dialog"
      tabIndex={-1}
      aria-label={t('emoji.title')}
      className={styles.popover}
      onToggle={event => {
        if (event.newState === 'closed') onClose();
      }}
    >
      <EmojiPicker onPick={onPick} />
    </div>
  );
}
