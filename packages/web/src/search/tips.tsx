import { useTranslation } from 'react-i18next';
import styles from './search.module.css';

const tips = ['from', 'in', 'after', 'before', 'on', 'phrase'] as const;

/** How one looks for something; what is pressed is written into the field. */
export function Tips({ onPick }: { readonly onPick: (tip: string) => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.tips}>
      <p className={styles.soft}>{t('search.tips')}</p>
      <ul>
        {tips.map(tip => (
          <li key={tip}>
            <button
              type="button"
              className={styles.tip}
              onClick={() => onPick(beginningOf(t(`search.tip.${tip}.example`)))}
            >
              <code className={styles.code}>{t(`search.tip.${tip}.example`)}</code>
              <span className={styles.soft}>{t(`search.tip.${tip}.means`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The filter of an example without what it is an example for; of a phrase its quote. */
function beginningOf(example: string): string {
  return /^(?:\p{L}+:|")/u.exec(example)?.[0] ?? example;
}
