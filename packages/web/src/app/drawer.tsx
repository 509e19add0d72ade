import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { classes } from '../ui/classes.ts';
import styles from './drawer.module.css';

export interface DrawerProps {
  readonly label: string;
  readonly from: 'left' | 'right';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** On a phone: comes in over the talk, and goes by Escape, by the back button, by a touch beside it or by a swipe. */
export function Drawer({ label, from, onClose, children }: DrawerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const swipe = useSwipe(from, onClose);

  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      className={classes(styles.drawer, styles[from])}
      aria-label={label}
      onCancel={event => {
        if (event.target !== dialog.current) return;
        event.preventDefault();
        onClose();
      }}
      onClose={event => {
        if (event.target === dialog.current && !dialog.current.open) onClose();
      }}
      onMouseDown={event => {
        if (event.target === dialog.current) onClose();
      }}
      {...swipe}
    >
      <div className={styles.inside}>{children}</div>
    </dialog>
  );
}

/** How far a finger has to go to the side it came from, in pixels, and not much up or down. */
const far = 60;

function useSwipe(from: 'left' | 'right', onClose: () => void) {
  const start = useRef<{ readonly x: number; readonly y: number } | undefined>(undefined);
  return {
    onTouchStart: (event: React.TouchEvent) => {
      const touch = event.touches[0];
      start.current =
        event.touches.length === 1 && touch ? { x: touch.clientX, y: touch.clientY } : undefined;
    },
    onTouchEnd: (event: React.TouchEvent) => {
      const touch = event.changedTouches[0];
      if (start.current === undefined || touch === undefined) return;
      const along = (touch.clientX - start.current.x) * (from === 'left' ? -1 : 1);
      const across = Math.abs(touch.clientY - start.current.y);
      if (along > far && across < along / 2) onClose();
    },
  };
}
