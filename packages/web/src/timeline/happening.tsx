import type { Entry } from '@salon/client';
import type { TFunction } from 'i18next';
import {
  ArrowLeftRight,
  DoorOpen,
  type LucideIcon,
  Mail,
  MessageSquareText,
  Settings2,
  UserMinus,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { RichText } from '../text/rich-text.tsx';
import { isolated } from './isolated.ts';
import styles from './message.module.css';
import { Stamp } from './stamp.tsx';

type Type = NonNullable<Entry['happening']>['type'];

const icons: Readonly<Record<Type, LucideIcon>> = {
  joined: DoorOpen,
  parted: DoorOpen,
  quit: DoorOpen,
  kicked: UserMinus,
  renamed: ArrowLeftRight,
  topic: MessageSquareText,
  mode: Settings2,
  'room-renamed': ArrowLeftRight,
  invited: Mail,
};

/** What happened beside the talk, on one line. */
export function HappeningRow({ entry, id }: { readonly entry: Entry; readonly id: string }) {
  const { t } = useTranslation();
  const { happening } = entry;
  if (happening === undefined) return null;
  const Icon = icons[happening.type];
  const more = moreOf(happening);
  return (
    <div className={styles.happening} id={`${id}x`}>
      <Icon className={styles.sign} size={14} aria-hidden />
      <span>
        {sentenceOf(entry, t)}
        {more !== '' && (
          <>
            {' '}
            <RichText text={more} />
          </>
        )}
      </span>
      <Stamp at={entry.at} id={`${id}t`} />
    </div>
  );
}

/** The words of people that belong to it. */
function moreOf(happening: NonNullable<Entry['happening']>): string {
  if ('reason' in happening) return happening.reason === '' ? '' : `(${happening.reason})`;
  return happening.type === 'topic' ? happening.topic : '';
}

/** What happened, in a sentence. */
function sentenceOf({ author, happening }: Entry, t: TFunction): string {
  const nick = isolated(author.nick);
  switch (happening?.type) {
    case 'joined':
      return t('timeline.happened.joined', { nick });
    case 'parted':
      return t('timeline.happened.parted', { nick });
    case 'quit':
      return t('timeline.happened.quit', { nick });
    case 'kicked':
      return t('timeline.happened.kicked', { nick, other: isolated(happening.nick) });
    case 'renamed':
      return t('timeline.happened.renamed', { nick, to: isolated(happening.to) });
    case 'topic':
      return happening.topic === ''
        ? t('timeline.happened.topicless', { nick })
        : t('timeline.happened.topic', { nick });
    case 'mode':
      return t('timeline.happened.mode', { nick, modes: isolated(happening.modes) });
    case 'room-renamed':
      return t('timeline.happened.roomRenamed', { nick, to: isolated(happening.to) });
    case 'invited':
      return t('timeline.happened.invited', { nick, other: isolated(happening.nick) });
    default:
      return '';
  }
}
