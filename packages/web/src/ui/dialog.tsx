import { X } from 'lucide-react';
import { type MouseEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from './classes.ts';
import styles from './dialog.module.css';
import { IconButton } from './icon-button.tsx';

export interface DialogProps {
  readonly title: string;
  /** The title is read out, and there is no bar with it. */
  readonly titleIsHidden?: boolean;
  /** Escape, a click beside it, or its cross. */
  readonly onClose: () => void;
  readonly size?: 'small' | 'medium' | 'large';
  /** Buttons below, the main one last. */
  readonly actions?: ReactNode;
  /** Where it stands: in the middle, or at the top for what one types in and sees change. */
  readonly place?: 'middle' | 'top';
  readonly children: ReactNode;
}

/**
 * Lies over everything, and nothing else can be used meanwhile; on a phone it fills the screen. What is drawn is open:
 * who wants it closed draws it no more, and the focus goes back to where it was.
 */
export function Dialog(props: DialogProps) {
  const {
    title,
    titleIsHidden = false,
    onClose,
    size = 'medium',
    actions,
    place = 'middle',
    children,
  } = props;
  const { t } = useTranslation();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useModal(dialog);

  function onClick(event: MouseEvent) {
    if (event.target === dialog.current) onClose();
  }

  return (
    <dialog
      ref={dialog}
      className={classes(styles.dialog, styles[size], styles[place])}
      aria-labelledby={titleIsHidden ? undefined : id}
      aria-label={titleIsHidden ? title : undefined}
      onCancel={event => {
        if (event.target !== dialog.current) return;
        event.preventDefault();
        onClose();
      }}
      onClose={event => {
        // A browser may close it without asking; who drew it has to know.
        if (event.target === dialog.current && !dialog.current.open) onClose();
      }}
      onMouseDown={onClick}
    >
      <div className={styles.inside}>
        {!titleIsHidden && (
          <header className={styles.header}>
            <h2 id={id} className={styles.title} tabIndex={-1} data-title="">
              {title}
            </h2>
            <IconButton icon={X} label={t('ui.close')} onClick={onClose} />
          </header>
        )}
        <div className={classes(styles.body, titleIsHidden && styles.bare)}>{children}</div>
        {actions !== undefined && <footer className={styles.actions}>{actions}</footer>}
      </div>
    </dialog>
  );
}

/** Opens it as soon as it is drawn, and closes it before it is taken away, so that the focus goes back. */
function useModal(ref: React.RefObject<HTMLDialogElement | null>) {
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    dialog.showModal();
    // Else it would be the cross: who hears the page is told first what was opened.
    (
      dialog.querySelector<HTMLElement>('[data-autofocus]') ??
      dialog.querySelector<HTMLElement>('[data-title]')
    )?.focus();
    return () => dialog.close();
  }, [ref]);
}
