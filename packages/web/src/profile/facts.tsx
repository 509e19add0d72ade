import type { Person, Profile } from '@salon/client';
import { harmless } from '@salon/client/text';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useObserved } from '../app/use-client.ts';
import { failureText } from '../room/use-doing.ts';
import { openRoom } from '../text/names.ts';
import { RichText } from '../text/rich-text.tsx';
import { useTimes } from '../timeline/use-times.ts';
import { Spinner } from '../ui/spinner.tsx';
import type { OfPerson } from './card.tsx';
import { Fact } from './fact.tsx';
import { channelNames, homepageOf } from './links.ts';
import { More } from './more.tsx';
import styles from './profile.module.css';
import { spanOf } from './spans.ts';

/** What is known of someone, line by line; what only few want to know is folded away. */
export function Facts({ person, whois }: OfPerson) {
  const { t } = useTranslation();
  const { profile, failure } = whois;
  const account = profile?.account ?? person.account;
  const realname = profile?.realname ?? person.realname;
  return (
    <>
      <dl className={styles.facts}>
        <Fact name={t('profile.account')}>
          {account === undefined ? (
            profile === undefined ? undefined : (
              <span className={styles.soft}>{t('profile.guest')}</span>
            )
          ) : (
            <bdi>{harmless(account)}</bdi>
          )}
        </Fact>
        <Fact name={t('profile.realname')}>
          {realname !== undefined && realname !== '' && realname !== person.nick ? (
            <RichText text={realname} />
          ) : undefined}
        </Fact>
        <Fact name={t('profile.homepage')}>{homepage(person)}</Fact>
        {profile !== undefined && <Asked profile={profile} />}
      </dl>
      {profile === undefined && failure === undefined && (
        <p className={styles.asking}>
          <Spinner label={t('profile.asking')} />
        </p>
      )}
      {failure !== undefined && (
        <p className={styles.soft}>
          {failure.code === '401' ? t('profile.goneHint') : failureText(failure, t)}
        </p>
      )}
      {profile !== undefined && <More profile={profile} />}
    </>
  );
}

function homepage({ homepage: written }: Person): ReactNode {
  if (written === undefined || written === '') return undefined;
  const page = homepageOf(written);
  if (page === undefined) return <bdi>{harmless(written)}</bdi>;
  return (
    <a href={page.href} target="_blank" rel="noopener noreferrer nofollow">
      <bdi>{page.text}</bdi>
    </a>
  );
}

function Asked({ profile }: { readonly profile: Profile }) {
  const { t, i18n } = useTranslation();
  const client = useClient();
  const times = useTimes();
  const rooms = useObserved(client.rooms);
  const prefixes = client.facts.ranks.map(({ prefix }) => prefix).join('');
  const names = channelNames(profile.channels, prefixes);
  const isMine = (name: string) => rooms.get(name)?.presence === 'in';
  const idle = profile.idleSeconds === undefined ? undefined : spanOf(profile.idleSeconds, i18n.language);
  return (
    <>
      <Fact name={t('profile.since')}>
        {profile.signedOnAt !== undefined && <span>{times.short(profile.signedOnAt)}</span>}
      </Fact>
      <Fact name={t('profile.idle')}>{idle}</Fact>
      <Fact name={t('profile.common')}>{roomLinks(names.filter(isMine))}</Fact>
      <Fact name={t('profile.alsoIn')}>{roomLinks(names.filter(name => !isMine(name)))}</Fact>
    </>
  );

  function roomLinks(shown: readonly string[]): ReactNode {
    if (shown.length === 0) return undefined;
    return (
      <span className={styles.rooms}>
        {shown.map(name => (
          <button
            key={name}
            type="button"
            className={styles.room}
            onClick={() => void openRoom(client, name)}
          >
            <bdi>{harmless(name)}</bdi>
          </button>
        ))}
      </span>
    );
  }
}
