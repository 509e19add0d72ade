import { sayAgainIn } from '../commands/say-to-channel.ts';
import { whyNotTaken } from '../commands/say-to-nick.ts';
import { type CommandSpec, refuse, type UserScene } from '../commands/spec.ts';
import { isMemorable } from '../history/memory.ts';
import type { Refusal } from '../refusal.ts';
import type { Say } from '../signal.ts';
import { messageId, userOf } from '../state/state.ts';
import { audienceAt, type Changeable, placeOf } from './changeable.ts';
import { isOwn } from './own.ts';
import type { ChangeRefusal } from './refusal.ts';
import type { Edit, KnownMessage } from './signal.ts';

/** A user gives what she said another text, for a while. It is speech, and forbidden where speech is. */
export const edit: CommandSpec<Edit> = {
  by: 'user',
  run(scene, command) {
    const { state, user, at, session } = scene;
    const { message, text, lines } = command;
    const place = placeOf(scene, 'edit', command);
    if ('code' in place) return refuse(scene, place);
    const { manner } = message;
    if (manner === 'tags') {
      return refuse(scene, { code: 'message-unknown', change: 'edit', target: place.name, id: message.id });
    }
    const wrong = whatForbids(scene, place, message);
    if (wrong !== undefined) return refuse(scene, wrong);
    const words = { type: 'say', target: place.name, manner, text, ...(lines && { lines }) } as const;
    const said = saidAt(scene, place, words);
    if ('code' in said) return refuse(scene, said);

    user.spokeAt = at;
    return [
      {
        type: 'edited',
        id: messageId(state),
        at,
        to: audienceAt(scene, place),
        origin: session,
        who: user.identity,
        target: place.name,
        message: message.id,
        manner,
        text: said.text,
        ...(said.lines && { lines: said.lines }),
        history: place.key,
      },
    ];
  },
};

function whatForbids(
  { state, settings, user, at }: UserScene,
  { name: target }: Changeable,
  message: KnownMessage,
): ChangeRefusal | undefined {
  const { id } = message;
  const seconds = settings.history.editSeconds;
  if (!isOwn(state, user, message)) return { code: 'change-not-yours', change: 'edit', target, id };
  if (at <= message.at + seconds * 1000) return undefined;
  return { code: 'change-too-late', change: 'edit', target, id, seconds };
}

/** The words as they would be heard if they were said now, or why they would not be. */
function saidAt(scene: UserScene, { channel, name }: Changeable, words: Say): Say | Refusal {
  // Talk between programs is not remembered, so nothing that is remembered becomes it.
  if (!isMemorable(words)) return { code: 'text-for-programs' };
  if (channel !== undefined) return sayAgainIn(scene, channel, words);
  const other = userOf(scene.state, name);
  if (other === undefined || other === scene.user) return words;
  const because = whyNotTaken(scene, other, words);
  return because === undefined ? words : { code: 'they-do-not-take', nick: name, because };
}
