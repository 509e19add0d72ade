import { AudioLines, Image, Video, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './media.module.css';
import type { MediaKind } from './media-kind.ts';

/** What is shown now, by address: rows of a long list come and go, and what was opened stays open. */
const opened = new Set<string>();

const icons = { image: Image, video: Video, audio: AudioLines };

export interface MediaProps {
  readonly href: string;
  readonly kind: MediaKind;
}

/** Offers what a link leads to. Nothing of it is loaded before one asks: that would tell others who reads, and when. */
export function Media({ href, kind }: MediaProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(opened.has(href));
  const Icon = icons[kind];
  function turn(open: boolean) {
    if (open) opened.add(href);
    else opened.delete(href);
    setOpen(open);
  }
  if (!isOpen)
    return (
      <button type="button" className={styles.offer} onClick={() => turn(true)}>
        <Icon size={16} aria-hidden />
        {t(`text.show.${kind}`)}
        <span className={styles.from}>{new URL(href).host}</span>
      </button>
    );
  return (
    <div className={styles.frame} data-kind={kind}>
      <Shown href={href} kind={kind} />
      <IconButton
        className={styles.close}
        icon={X}
        small
        label={t('text.hide')}
        onClick={() => turn(false)}
      />
    </div>
  );
}

function Shown({ href, kind }: MediaProps) {
  const { t } = useTranslation();
  const [isBroken, setBroken] = useState(false);
  const onError = () => setBroken(true);
  if (isBroken) return <p className={styles.broken}>{t('text.cannotShow')}</p>;
  if (kind === 'audio')
    // biome-ignore lint/a11y/useMediaCaption: what people link to has none.
    return <audio className={styles.audio} src={href} controls preload="metadata" onError={onError} />;
  if (kind === 'video')
    // biome-ignore lint/a11y/useMediaCaption: as above.
    return <video className={styles.video} src={href} controls preload="metadata" onError={onError} />;
  return (
    <a className={styles.open} href={href} target="_blank" rel="noopener noreferrer nofollow">
      <img
        className={styles.image}
        src={href}
        alt={t('text.pictureFrom', { host: new URL(href).host })}
        decoding="async"
        referrerPolicy="no-referrer"
        onError={onError}
      />
    </a>
  );
}
