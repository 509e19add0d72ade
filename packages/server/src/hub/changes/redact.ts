import { clipText, stripFormatting } from '@salon/protocol';
import { withAudit } from '../audit.ts';
import { mayBeHeardIn } from '../commands/say-to-channel.ts';
import { whyNotTaken } from '../commands/say-to-nick.ts';
import { type CommandSpec, refuse, type UserScene } from '../commands/spec.ts';
import type { Effect } from '../effect.ts';
import { authorityOf, mayLower } from '../state/authority.ts';
import { hasFlag } from '../state/channel.ts';
import { isAtLeast, rankOf } from '../state/rank.ts';
import { messageId, userOf } from '../state/state.ts';
import { audienceAt, type Changeable, noteRedacted, placeOf } from './changeable.ts';
import { isOwn, speakerIn } from './own.ts';
import type { ChangeRefusal } from './refusal.ts';
import type { KnownMessage, Redact } from './signal.ts';

/**
 * A user takes back what she said, for a while; operators of a channel take away what is said in it by those whom
 * they could throw out, at any time.
 */
export const redact: CommandSpec<Redact> = {
  by: 'user',
  run(scene, command) {
    const { message } = command;
    const place = placeOf(scene, 'redact', command);
    if ('code' in place) return refuse(scene, place);
    const right = rightTo(scene, place, message);
    if (typeof right === 'object') return refuse(scene, right);

    noteRedacted(scene.state, message);
    const effects: readonly Effect[] = [
      {
        type: 'redacted',
        id: messageId(scene.state),
        at: scene.at,
        to: audienceAt(scene, place),
        origin: scene.session,
        who: scene.user.identity,
        target: place.name,
        message: message.id,
        author: message.by.nick,
        reason: reasonShown(scene, place, command.reason),
        history: place.key,
      },
    ];
    return right === 'override' ? withAudit(scene, command, effects) : effects;
  },
};

/** By what right someone takes a message away, or why she does not. */
function rightTo(
  { state, settings, user, at }: UserScene,
  { channel, name: target }: Changeable,
  message: KnownMessage,
): 'own' | 'rank' | 'override' | ChangeRefusal {
  const { id } = message;
  const seconds = settings.history.redactSeconds;
  const own = isOwn(state, user, message);
  if (own && at <= message.at + seconds * 1000) return 'own';
  if (channel !== undefined) {
    const speaker = speakerIn(state, channel, message);
    const reaches = (rank: ReturnType<typeof rankOf>) =>
      isAtLeast(rank, 'halfop') && (speaker === undefined || mayLower(rank, user, speaker));
    if (reaches(rankOf(channel.members.get(user.id)))) return 'rank';
    if (reaches(authorityOf(channel, user))) return 'override';
  }
  if (own) return { code: 'change-too-late', change: 'redact', target, id, seconds };
  return { code: 'change-not-yours', change: 'redact', target, id };
}

/** A reason is speech: who may not speak gives none. */
function reasonShown(
  scene: UserScene,
  { channel, name }: Changeable,
  given: string | undefined,
): string | undefined {
  if (given === undefined || given === '') return undefined;
  const reason = clipText(given, scene.settings.kickBytesMax);
  if (channel !== undefined) {
    if (!mayBeHeardIn(scene, channel)) return undefined;
    const isPlain = hasFlag(channel, 'c') || hasFlag(channel, 'S');
    return isPlain ? stripFormatting(reason) : reason;
  }
  const other = userOf(scene.state, name);
  const said = { type: 'say', target: name, manner: 'message', text: reason } as const;
  const isTaken =
    other === undefined || other === scene.user || whyNotTaken(scene, other, said) === undefined;
  return isTaken ? reason : undefined;
}
