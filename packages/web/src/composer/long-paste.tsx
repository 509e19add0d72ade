import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import styles from './bars.module.css';

export interface LongPasteProps {
  readonly text: string;
  /** Undefined where no files may be sent. */
  readonly onFile: (() => void) | undefined;
  readonly onKeep: () => void;
  readonly onDrop: () => void;
}

/** Asks what to do with something that was pasted and is longer than a message may be. */
export function LongPaste({ text, onFile, onKeep, onDrop }: LongPasteProps) {
  const { t } = useTranslation();
  return (
    <div className={classes(styles.bar, styles.asking)} role="alert">
      <p className={styles.words}>{t('composer.longPaste', { count: text.split('\n').length })}</p>
      <Button onClick={onDrop}>{t('composer.longPasteDrop')}</Button>
      <Button kind={onFile === undefined ? 'main' : 'plain'} onClick={onKeep}>
        {t('composer.longPasteKeep')}
      </Button>
      {onFile !== undefined && (
        <Button kind="main" onClick={onFile}>
          {t('composer.longPasteFile')}
        </Button>
      )}
    </div>
  );
}
