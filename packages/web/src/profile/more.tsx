import type { Profile } from '@salon/client';
import { harmless } from '@salon/client/text';
import { useTranslation } from 'react-i18next';
import { RichText } from '../text/rich-text.tsx';
import { Fact } from './fact.tsx';
import styles from './profile.module.css';

/** What only few want to know of someone, folded away. */
export function More({ profile }: { readonly profile: Profile }) {
  const { t } = useTranslation();
  return (
    <details className={styles.more}>
      <summary>{t('profile.more')}</summary>
      <dl className={styles.facts}>
        <Fact name={t('profile.address')}>
          <code className={styles.address}>
            {harmless(profile.nick)}!{harmless(profile.userhost)}
          </code>
        </Fact>
        <Fact name={t('profile.connection')}>
          {t(profile.isSecure ? 'profile.secure' : 'profile.insecure')}
        </Fact>
      </dl>
      {profile.more.length > 0 && (
        <ul className={styles.lines}>
          {profile.more.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of one answer, which stay where they are.
            <li key={index}>
              <RichText text={line} />
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
