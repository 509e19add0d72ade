import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.tsx';
import { hotkeys } from './hotkeys.ts';
import { KeyCaps } from './key-caps.tsx';
import styles from './shortcuts.module.css';
import { closeOverlay } from './view.ts';

/** All that keys do, those of the field to type in too. */
export function Shortcuts() {
  const { t } = useTranslation();
  const rows = hotkeys.map(({ press, words }) => ({ press, words: t(`app.shortcut.${words}`) }));
  return (
    <Dialog title={t('app.shortcuts')} size="small" onClose={closeOverlay}>
      <dl className={styles.list}>
        {rows.map(({ press, words }) => (
          <div key={press} className={styles.row}>
            <dt>{words}</dt>
            <dd>
              <KeyCaps press={press} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
