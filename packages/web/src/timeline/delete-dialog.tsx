import type { Entry } from '@salon/client';
import { useTranslation } from 'react-i18next';
import { Body } from '../text/body.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { remove } from './actions.ts';
import { useMark, useMarks } from './marks.ts';
import styles from './message.module.css';
import { useTalk } from './talk.ts';

/** Asks before a message is taken back from everyone. */
export function DeleteDialog({ find }: { readonly find: (key: string) => Entry | undefined }) {
  const { t } = useTranslation();
  const marks = useMarks();
  const talk = useTalk();
  const key = useMark(now => now.deleting);
  const entry = key === undefined ? undefined : find(key);
  if (entry === undefined) return null;
  const close = () => marks.set({ deleting: undefined });
  return (
    <Dialog
      title={t('timeline.deleteTitle')}
      size="small"
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{t('timeline.keep')}</Button>
          <Button
            kind="danger"
            data-autofocus=""
            onClick={() => {
              close();
              void remove(talk, entry);
            }}
          >
            {t('timeline.delete')}
          </Button>
        </>
      }
    >
      <p>{t('timeline.deleteWhy')}</p>
      <div className={styles.preview}>
        <Body text={entry.text} names={talk.names} />
      </div>
    </Dialog>
  );
}
