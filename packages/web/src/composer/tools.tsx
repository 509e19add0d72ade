import {
  Bold,
  Code,
  Italic,
  Paperclip,
  SendHorizontal,
  Smile,
  Strikethrough,
  Type,
  Underline,
} from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu } from '../ui/menu.tsx';
import type { Format } from './marks.ts';
import styles from './tools.module.css';

/** Fetched when it is first opened: emoji are large. */
const EmojiPopover = lazy(() => import('../emoji/popover.tsx'));

/** Picks files from the disk, or the camera of a phone. */
export function AttachButton({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton icon={Paperclip} label={t('composer.attach')} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-hidden
        tabIndex={-1}
        onChange={event => {
          onFiles([...(event.target.files ?? [])]);
          // The same file may be picked again.
          event.target.value = '';
        }}
      />
    </>
  );
}

const formats = [
  ['bold', Bold],
  ['italic', Italic],
  ['underline', Underline],
  ['strike', Strikethrough],
  ['mono', Code],
] as const;

/** A menu of formatting. */
export function FormatButton({ onFormat }: { readonly onFormat: (format: Format) => void }) {
  const { t } = useTranslation();
  return (
    <Menu
      label={t('composer.format.title')}
      trigger={props => (
        <IconButton {...props} icon={Type} label={t('composer.format.title')} className={styles.format} />
      )}
      items={() =>
        formats.map(([format, icon]) => ({
          label: t(`composer.format.${format}`),
          icon,
          // The menu gives the focus back to its button first.
          onPick: () => setTimeout(() => onFormat(format)),
        }))
      }
    />
  );
}

export interface EmojiButtonProps {
  readonly onPick: (emoji: string) => void;
  /** The picker is closed: one goes on typing. */
  readonly onClosed: () => void;
}

/** Opens the picker of emoji. */
export function EmojiButton({ onPick, onClosed }: EmojiButtonProps) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  const closedAt = useRef(0);
  const [at, setAt] = useState<DOMRect | undefined>(undefined);

  function close() {
    closedAt.current = performance.now();
    setAt(undefined);
    // The picker gives the focus back to the button first.
    setTimeout(onClosed);
  }

  return (
    <>
      <IconButton
        ref={button}
        icon={Smile}
        label={t('composer.emoji')}
        on={at !== undefined}
        aria-haspopup="dialog"
        aria-expanded={at !== undefined}
        onClick={() => {
          // A press on the button closes what is open before the click comes, which then must not open it again.
          if (performance.now() - closedAt.current < 250) return;
          setAt(button.current?.getBoundingClientRect());
        }}
      />
      {at !== undefined && (
        <Suspense>
          <EmojiPopover
            at={at}
            onPick={emoji => {
              onPick(emoji);
              close();
            }}
            onClose={close}
          />
        </Suspense>
      )}
    </>
  );
}

export interface SendButtonProps {
  readonly disabled: boolean;
  readonly onSend: () => void;
}

/** Sends; on a touch screen the only thing that does. */
export function SendButton({ disabled, onSend }: SendButtonProps) {
  const { t } = useTranslation();
  return (
    <IconButton
      icon={SendHorizontal}
      label={t('composer.send')}
      className={styles.send}
      disabled={disabled}
      // The field keeps the focus, and a phone its keyboard.
      onPointerDown={event => event.preventDefault()}
      onClick={onSend}
    />
  );
}
