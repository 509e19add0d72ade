import type { Person } from '@salon/client';
import { harmless } from '@salon/client/text';
import { BadgeCheck } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { nickHue } from '../text/nick-colour.ts';
import { RichText } from '../text/rich-text.tsx';
import { Avatar } from '../ui/avatar.tsx';
import styles from './profile.module.css';
import type { Whois } from './use-whois.ts';

export interface OfPerson {
  readonly person: Person;
  readonly whois: Whois;
  readonly isSelf: boolean;
}

/** The head of a profile: her picture, her names, and how she is. */
export function Card({ person, whois, isSelf }: OfPerson) {
  const { t } = useTranslation();
  const { nick, displayName, pronouns, status } = person;
  const account = whois.profile?.account ?? person.account;
  const isBot = person.isBot || whois.profile?.isBot === true;
  return (
    <div className={styles.card} style={{ '--hue': nickHue(nick) } as CSSProperties}>
      <Avatar nick={nick} size={96} />
      <h3 className={styles.name}>
        <bdi>{harmless(displayName ?? nick)}</bdi>
        {account !== undefined && (
          <span
            className={styles.mark}
            role="img"
            aria-label={t('profile.loggedIn', { account })}
            data-tip={t('profile.loggedIn', { account })}
          >
            <BadgeCheck size={20} aria-hidden />
          </span>
        )}
      </h3>
      <p className={styles.under}>
        {displayName !== undefined && <bdi>{harmless(nick)}</bdi>}
        {pronouns !== undefined && pronouns !== '' && <bdi>{harmless(pronouns)}</bdi>}
        {isSelf && <span>{t('profile.you')}</span>}
      </p>
      {(isBot || whois.profile?.isOper === true) && (
        <p className={styles.tags}>
          {isBot && <span className={styles.tag}>{t('profile.bot')}</span>}
          {whois.profile?.isOper === true && <span className={styles.tag}>{t('profile.oper')}</span>}
        </p>
      )}
      <Presence person={person} whois={whois} />
      {status !== undefined && status !== '' && (
        <p className={styles.status}>
          <RichText text={status} />
        </p>
      )}
    </div>
  );
}

function Presence({ person, whois }: Pick<OfPerson, 'person' | 'whois'>) {
  const { t } = useTranslation();
  const { online } = person;
  const away = person.away ?? whois.profile?.away;
  const isGone = online === false || whois.failure?.code === '401';
  const how = isGone ? 'gone' : away !== undefined ? 'away' : online === true ? 'here' : 'unknown';
  if (how === 'unknown') return <p className={styles.presence}>&nbsp;</p>;
  return (
    <p className={styles.presence}>
      <span className={styles.dot} data-presence={how} aria-hidden />
      <span>{t(`profile.presence.${how}`)}</span>
      {how === 'away' && away !== undefined && away !== '' && (
        <span className={styles.reason}>
          <RichText text={away} />
        </span>
      )}
    </p>
  );
}
