import { abilitiesFor, type Entry, namedOf, type Reaction } from '@salon/client';
import { harmless } from '@salon/client/text';
import { SmilePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classes } from '../ui/classes.ts';
import { Heard } from '../ui/heard.tsx';
import { react } from './actions.ts';
import { listed } from './isolated.ts';
import { useMarks } from './marks.ts';
import styles from './reactions.module.css';
import { useTalk } from './talk.ts';

/** So many who gave a reaction are named. */
const namedMax = 12;

/** What others think of a message. */
export function Reactions({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const marks = useMarks();
  const talk = useTalk();
  const can = abilitiesFor(talk.client, talk.room, entry).react;
  return (
    <div className={styles.reactions}>
      {entry.reactions.map(reaction => (
        <Chip key={reaction.value} entry={entry} reaction={reaction} can={can} />
      ))}
      {can && (
        <button
          type="button"
          className={classes(styles.chip, styles.more)}
          aria-label={t('timeline.react')}
          data-tip={t('timeline.react')}
          onClick={event =>
            marks.set({ picking: { key: entry.key, at: event.currentTarget.getBoundingClientRect() } })
          }
        >
          <SmilePlus size={16} aria-hidden />
        </button>
      )}
    </div>
  );
}

interface ChipProps {
  readonly entry: Entry;
  readonly reaction: Reaction;
  readonly can: boolean;
}

function Chip({ entry, reaction, can }: ChipProps) {
  const { t, i18n } = useTranslation();
  const talk = useTalk();
  const [named, count] = namedOf(reaction.nicks, namedMax);
  const others = count === 0 ? undefined : t('timeline.others', { count });
  const value = harmless(reaction.value);
  const who = t('timeline.reacted', { names: listed(named, i18n.language, others), value });
  return (
    <button
      type="button"
      className={classes(styles.chip, reaction.own && styles.own)}
      aria-pressed={reaction.own}
      data-tip={who}
      disabled={!can}
      onClick={() => void react(talk, entry, reaction.value)}
    >
      <bdi className={styles.value}>{value}</bdi>
      <span className={styles.count}>{reaction.nicks.length}</span>
      <Heard>{who}</Heard>
    </button>
  );
}
