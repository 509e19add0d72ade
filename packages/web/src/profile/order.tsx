import type { Person, Profile, Room } from '@salon/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useObserved } from '../app/use-client.ts';
import { rankOfPrefix } from '../members/rows.ts';
import { Button } from '../ui/button.tsx';
import { ActDialog, actWords } from './act-dialog.tsx';
import { type Act, actsOn, isAtLeast, rankOf } from './acts.ts';
import { hasMutes, masksOn } from './masks.ts';
import styles from './profile.module.css';
import { useBans } from './use-bans.ts';

export interface OrderProps {
  readonly room: Room;
  readonly person: Person;
  readonly profile: Profile | undefined;
  readonly isSelf: boolean;
}

/** What she is in the room, and what who keeps order there may do to her. */
export function Order({ room, person, profile, isSelf }: OrderProps) {
  const { t } = useTranslation();
  const client = useClient();
  const { facts } = client;
  const members = useObserved(room.members);
  useObserved(room);
  const [asked, setAsked] = useState<Act | undefined>(undefined);
  const [done, setDone] = useState<string | undefined>(undefined);
  const { nick } = person;
  const member = members.get(nick);
  const own = members.get(client.me.nick)?.prefixes ?? '';
  const { bans, reload } = useBans(room, isAtLeast(rankOf(own, facts.ranks), 'halfop') && !isSelf);
  const someone = {
    nick,
    userhost: profile?.userhost || person.userhost,
    account: profile?.account ?? person.account,
  };
  const acts = actsOn({
    ranks: facts.ranks,
    own,
    theirs: member?.prefixes,
    isSelf,
    noKicks: room.modes.has('Q'),
    hasMutes: hasMutes(facts),
    isMuted: bans && masksOn(facts, bans, someone, 'mute').length > 0,
    isBanned: bans && masksOn(facts, bans, someone, 'ban').length > 0,
  });
  const rank = member === undefined ? undefined : rankOfPrefix(member.prefixes.charAt(0), facts.ranks);
  if (member === undefined && acts.length === 0) return null;

  return (
    <section className={styles.order}>
      <h4 className={styles.heading}>{t('profile.inRoom', { room: room.name })}</h4>
      <p className={styles.soft}>
        {member === undefined ? t('profile.notInRoom') : rank !== undefined && t(`profile.rank.${rank}`)}
      </p>
      {acts.length > 0 && (
        <div className={styles.acts}>
          {acts.map(act => (
            <Button
              key={actWords(act)}
              kind={act.act === 'ban' || act.act === 'kick' ? 'danger' : 'plain'}
              className={styles.act}
              onClick={() => {
                setDone(undefined);
                setAsked(act);
              }}
            >
              {t(`${actWords(act)}.label`)}
            </Button>
          ))}
        </div>
      )}
      <p className={styles.done} role="status">
        {done}
      </p>
      {asked !== undefined && (
        <ActDialog
          act={asked}
          room={room}
          someone={someone}
          bans={bans ?? []}
          isThere={member !== undefined}
          onClose={() => setAsked(undefined)}
          onDone={text => {
            setAsked(undefined);
            setDone(text);
            reload();
          }}
        />
      )}
    </section>
  );
}
