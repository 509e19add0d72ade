import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './text.module.css';

/** Text that its writer hid: a bar of its length, until one asks for it. */
export function Spoiler({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  if (isShown) return <span className={styles.uncovered}>{children}</span>;
  return (
    <button
      type="button"
      className={styles.spoiler}
      aria-label={t('text.showHidden')}
      data-tip={t('text.showHidden')}
      onClick={() => setShown(true)}
    >
      <span className={styles.covered} aria-hidden inert>
        {children}
      </span>
    </button>
  );
}
