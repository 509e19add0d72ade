import { X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './icon-button.tsx';
import styles from './panel.module.css';

export interface PanelProps {
  readonly title: string;
  readonly onClose: () => void;
  /** More buttons beside the cross. */
  readonly actions?: ReactNode;
  /** What stays above what scrolls, as a field to search in. */
  readonly above?: ReactNode;
  readonly children: ReactNode;
}

/** What stands at the side of the talk: a bar with a title and a cross, and below it what scrolls. */
export function Panel({ title, onClose, actions, above, children }: PanelProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <header className={styles.header}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {actions}
        <IconButton icon={X} label={t('ui.close')} onClick={onClose} />
      </header>
      {above !== undefined && <div className={styles.above}>{above}</div>}
      <div className={styles.body}>{children}</div>
    </section>
  );
}
