import { CircleAlert, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../app/store.ts';
import heard from './heard.module.css';
import { IconButton } from './icon-button.tsx';
import styles from './toaster.module.css';
import { dismiss, type Toast, toasts } from './toasts.ts';

/** How long a toast stays, in milliseconds, when nobody points at it: time enough to read it. */
function stay(one: Toast): number {
  return Math.min(12_000, 5_000 + one.text.length * 40) + (one.action === undefined ? 0 : 4_000);
}

/** Where toasts are shown, over dialogs too. One for the whole page. */
export function Toaster() {
  const all = useStore(toasts, now => now.all);
  const place = useRef<HTMLDivElement>(null);
  const newest = all.at(-1)?.id;

  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    // What was opened last lies on top: it has to be opened again to lie over a dialog.
    if (element.matches(':popover-open')) element.hidePopover();
    if (newest !== undefined) element.showPopover();
  }, [newest]);

  return (
    <>
      <div ref={place} popover="manual" className={styles.place}>
        {all.map(one => (
          <ToastLine key={one.id} one={one} />
        ))}
      </div>
      <Announced text={all.at(-1)?.text ?? ''} />
    </>
  );
}

/** A live region that is always there, since those that appear with their words are not read out. */
function Announced({ text }: { readonly text: string }) {
  return (
    <div role="status" className={heard.heard}>
      {text}
    </div>
  );
}

function ToastLine({ one }: { readonly one: Toast }) {
  const { t } = useTranslation();
  const [held, setHeld] = useState(false);

  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismiss(one.id), stay(one));
    return () => clearTimeout(timer);
  }, [one, held]);

  const { action } = one;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only keeps it there.
    <div
      className={styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {one.kind === 'failure' && <CircleAlert size={18} className={styles.failure} aria-hidden />}
      <p className={styles.text}>{one.text}</p>
      {action !== undefined && (
        <button
          type="button"
          className={styles.action}
          onClick={() => {
            dismiss(one.id);
            action.onPick();
          }}
        >
          {action.label}
        </button>
      )}
      <IconButton
        icon={X}
        label={t('ui.dismiss')}
        small
        className={styles.cross}
        onClick={() => dismiss(one.id)}
      />
    </div>
  );
}
