import { harmless } from '@salon/client/text';
import { type CSSProperties, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { plainText } from '../app/plain-text.ts';
import { useClient, useObserved } from '../app/use-client.ts';
import { openProfile } from '../text/names.ts';
import { nickHue } from '../text/nick-colour.ts';
import { Avatar } from '../ui/avatar.tsx';
import { classes } from '../ui/classes.ts';
import styles from './member-list.module.css';

export interface MemberLineProps {
  readonly nick: string;
  readonly index: number;
  /** Whether Tab leads to it. */
  readonly isCurrent: boolean;
}

/** Someone in the list; leads to who she is. Watches her alone, so that news of one draw one. */
export const MemberLine = memo(function MemberLine({ nick, index, isCurrent }: MemberLineProps) {
  const { t } = useTranslation();
  const person = useObserved(useClient().person(nick));
  const isAway = person.away !== undefined;
  const note = isAway ? awayNote(plainText(person.away ?? ''), t('app.away')) : person.status;
  return (
    <button
      type="button"
      className={classes(styles.member, isAway && styles.away)}
      data-row={index}
      tabIndex={isCurrent ? 0 : -1}
      style={{ '--hue': nickHue(nick) } as CSSProperties}
      onClick={() => openProfile(nick)}
    >
      <Avatar nick={nick} size={32} presence />
      <span className={styles.words}>
        <span className={styles.line}>
          <bdi className={styles.nick}>{harmless(person.displayName ?? nick)}</bdi>
          {person.displayName !== undefined && <bdi className={styles.also}>{harmless(nick)}</bdi>}
          {person.isBot && <span className={styles.tag}>{t('members.bot')}</span>}
        </span>
        {note !== undefined && note !== '' && (
          <span className={styles.note} dir="auto" title={note}>
            {plainText(note)}
          </span>
        )}
      </span>
    </button>
  );
});

function awayNote(reason: string, away: string): string {
  return reason === '' || reason.toLowerCase() === away.toLowerCase() ? away : `${away} · ${reason}`;
}
