import type { Entry } from '@salon/client';
import { Bot, CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Body } from '../text/body.tsx';
import { RichText } from '../text/rich-text.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { Heard } from '../ui/heard.tsx';
import { isolated } from './isolated.ts';
import styles from './message.module.css';
import { Nick } from './nick.tsx';
import { Quote } from './quote.tsx';
import { Reactions } from './reactions.tsx';
import { Stamp } from './stamp.tsx';
import { useTalk } from './talk.ts';

export interface MessageProps {
  readonly entry: Entry;
  readonly isHead: boolean;
  readonly isCompact: boolean;
  /** What it answers, when that is in the window. */
  readonly answered: Entry | undefined;
  /** For what names the row: ids of its nick, time and text begin so. */
  readonly id: string;
}

/** What someone said, in the loose setting: picture, nick and time above the first line of a group. */
export function Message(props: MessageProps) {
  const { entry, isHead, isCompact, answered, id } = props;
  if (isCompact) return <CompactMessage {...props} />;
  // A deed begins with the nick itself.
  const isDeed = entry.kind === 'acted';
  return (
    <>
      {entry.replyTo !== undefined && <Quote msgid={entry.replyTo} entry={answered} />}
      <div className={styles.loose}>
        <div className={styles.side}>
          {isHead ? <Avatar nick={entry.author.nick} size={isDeed ? 24 : 36} /> : <Stamp at={entry.at} />}
        </div>
        <div className={styles.main}>
          {isHead && !isDeed ? (
            <div className={styles.head}>
              <Nick nick={entry.author.nick} id={`${id}n`} />
              <Labels entry={entry} />
              <Stamp at={entry.at} id={`${id}t`} />
            </div>
          ) : (
            <span id={`${id}n`}>
              <Heard>{entry.author.nick}</Heard>
            </span>
          )}
          <Content entry={entry} id={id} />
        </div>
      </div>
    </>
  );
}

/** The tight setting, as IRC has it: time, nick and text on one line. */
function CompactMessage({ entry, isHead, answered, id }: MessageProps) {
  return (
    <>
      {entry.replyTo !== undefined && <Quote msgid={entry.replyTo} entry={answered} />}
      <div className={classes(styles.tight, !isHead && styles.follows)}>
        <Stamp at={entry.at} id={`${id}t`} />
        <span className={styles.speaker}>
          {entry.kind === 'acted' ? (
            <span aria-hidden>*</span>
          ) : (
            <Nick nick={entry.author.nick} id={`${id}n`} />
          )}
        </span>
        <div className={styles.main}>
          <Labels entry={entry} />
          <Content entry={entry} id={id} />
        </div>
      </div>
    </>
  );
}

/** What is to be known of a message beside its text: a notice, a bot, for ranks alone. */
function Labels({ entry }: { readonly entry: Entry }) {
  const isPlain = !entry.author.isBot && entry.kind !== 'noticed' && entry.toRank === '';
  return isPlain ? null : <LabelsShown entry={entry} />;
}

function LabelsShown({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  return (
    <>
      {entry.author.isBot && (
        <span className={styles.label}>
          <Bot size={12} aria-hidden />
          {t('timeline.bot')}
        </span>
      )}
      {entry.kind === 'noticed' && <span className={styles.label}>{t('timeline.notice')}</span>}
      {entry.toRank !== '' && (
        <span className={styles.label}>{t('timeline.toRank', { prefix: entry.toRank })}</span>
      )}
    </>
  );
}

function Content({ entry, id }: { readonly entry: Entry; readonly id: string }) {
  const { names } = useTalk();
  const edited = entry.editedAt === undefined ? {} : { after: editedMark };
  return (
    <>
      <div className={styles.text} id={`${id}x`} data-delivery={entry.delivery}>
        {entry.removed !== undefined ? (
          <Removed entry={entry} />
        ) : entry.kind === 'acted' ? (
          <Acted entry={entry}>
            <Body text={entry.text} names={names} {...edited} />
          </Acted>
        ) : (
          <Body text={entry.text} names={names} {...edited} />
        )}
        {entry.delivery === 'pending' && <PendingMark />}
      </div>
      {entry.delivery === 'failed' && <Failed entry={entry} />}
      {entry.reactions.length > 0 && <Reactions entry={entry} />}
    </>
  );
}

function EditedMark() {
  const { t } = useTranslation();
  return <span className={styles.edited}> {t('timeline.edited')}</span>;
}

const editedMark = <EditedMark />;

function PendingMark() {
  const { t } = useTranslation();
  return <Heard>{t('timeline.pending')}</Heard>;
}

/** `* alice waves` */
function Acted({ entry, children }: { readonly entry: Entry; readonly children: ReactNode }) {
  return (
    <div className={styles.acted}>
      <Nick nick={entry.author.nick} />
      <div className={styles.deed}>{children}</div>
    </div>
  );
}

function Removed({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const by = entry.removed?.by ?? '';
  const reason = entry.removed?.reason ?? '';
  const isOwn = by === '' || by === entry.author.nick;
  return (
    <span className={styles.removed}>
      {isOwn
        ? t('timeline.removed', { nick: isolated(entry.author.nick) })
        : t('timeline.removedBy', { nick: isolated(by) })}
      {reason !== '' && (
        <>
          {' · '}
          <RichText text={reason} />
        </>
      )}
    </span>
  );
}

/** Why it was not said, and what can be done about that. */
function Failed({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const { client, room } = useTalk();
  return (
    <div className={styles.failed} role="alert">
      <CircleAlert size={16} aria-hidden />
      <span className={styles.why} dir="auto">
        {entry.failure ?? t('timeline.lost')}
      </span>
      <Button kind="quiet" onClick={() => client.resend(room, entry.key)}>
        {t('timeline.resend')}
      </Button>
      <Button kind="quiet" onClick={() => client.discard(room, entry.key)}>
        {t('timeline.discard')}
      </Button>
    </div>
  );
}
