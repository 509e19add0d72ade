import { File as FileIcon, RotateCw, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { view } from '../app/view.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { mayRetry } from './faults.ts';
import { sizeOf } from './sizes.ts';
import styles from './tray.module.css';
import type { Upload } from './upload.ts';
import type { Uploads } from './use-uploads.ts';

/** The files that go with what is being typed. */
export function UploadTray({ uploads }: { readonly uploads: Uploads }) {
  const { t } = useTranslation();
  if (uploads.all.length === 0) return null;
  return (
    <ul className={styles.tray} aria-label={t('uploads.title')}>
      {uploads.all.map(upload => (
        <Item key={upload.id} upload={upload} uploads={uploads} />
      ))}
    </ul>
  );
}

function Item({ upload, uploads }: { readonly upload: Upload; readonly uploads: Uploads }) {
  const { t } = useTranslation();
  const { file } = upload;
  const isFailed = upload.state === 'failed';
  return (
    <li className={classes(styles.item, isFailed && styles.failed)}>
      <Picture file={file} />
      <div className={styles.words}>
        <span className={styles.name} dir="auto">
          {file.name}
        </span>
        <Status upload={upload} />
      </div>
      {upload.state === 'failed' && upload.fault === 'login' && (
        <Button kind="quiet" onClick={() => view.set({ overlay: { overlay: 'account' } })}>
          {t('uploads.logIn')}
        </Button>
      )}
      {upload.state === 'failed' && mayRetry(upload.fault) && (
        <IconButton
          icon={RotateCw}
          label={t('uploads.retry', { name: file.name })}
          onClick={() => uploads.retry(upload.id)}
          small
        />
      )}
      <IconButton
        icon={X}
        label={t(upload.state === 'done' || isFailed ? 'uploads.remove' : 'uploads.cancel', {
          name: file.name,
        })}
        onClick={() => uploads.remove(upload.id)}
        small
      />
    </li>
  );
}

function Status({ upload }: { readonly upload: Upload }) {
  const { t, i18n } = useTranslation();
  if (upload.state === 'failed') {
    return (
      <span className={styles.fault} role="alert">
        {t(`uploads.fault.${upload.fault}`)}
      </span>
    );
  }
  if (upload.state === 'running') {
    // What is sent is not there yet: the server has still to answer.
    const percent = Math.floor(upload.share * 100);
    return (
      <progress
        className={styles.bar}
        max={100}
        value={percent}
        aria-label={t('uploads.progress', { name: upload.file.name })}
      >
        {percent}
      </progress>
    );
  }
  const size = sizeOf(upload.file.size, i18n.language);
  return (
    <span className={styles.size}>{upload.state === 'waiting' ? t('uploads.waiting', { size }) : size}</span>
  );
}

/** A picture as it will be seen; anything else is a sheet of paper. */
function Picture({ file }: { readonly file: File }) {
  const [isBroken, setIsBroken] = useState(false);
  const url = useObjectUrl(/^image\/(?:png|jpeg|gif|webp|avif)$/.test(file.type) ? file : undefined);
  return (
    <span className={styles.picture} aria-hidden>
      {url === undefined || isBroken ? (
        <FileIcon size={20} />
      ) : (
        <img src={url} alt="" className={styles.image} onError={() => setIsBroken(true)} />
      )}
    </span>
  );
}

function useObjectUrl(file: File | undefined): string | undefined {
  const [url, setUrl] = useState<string | undefined>(undefined);
  useEffect(() => {
    if (file === undefined) return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}
