import { useTranslation } from 'react-i18next';
import { useClient } from '../app/use-client.ts';
import styles from './member-list.module.css';
import { rankOfPrefix } from './rows.ts';

/** Above those of one rank: what they are, and how many. */
export function HeadRow({ prefix, count }: { readonly prefix: string; readonly count: number }) {
  const { t } = useTranslation();
  const rank = rankOfPrefix(prefix, useClient().facts.ranks);
  return (
    <h3 className={styles.head}>
      <span>{rank === undefined ? prefix : t(`members.rank.${rank}`)}</span>
      <span className={styles.count}>{count}</span>
    </h3>
  );
}
