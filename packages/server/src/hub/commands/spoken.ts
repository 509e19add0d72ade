import type { Audience } from '../audience.ts';
import type { Said } from '../effect.ts';
import type { Say } from '../signal.ts';
import { messageId } from '../state/state.ts';
import type { UserScene } from './spec.ts';

/** What a user said, as those hear it who are spoken to. `target` is a channel's name or a nick. */
export function spoken(
  { state, user, at, session }: UserScene,
  command: Say,
  target: string,
  to: Audience,
): Said {
  const { manner, text, tags, lines } = command;
  const said = {
    type: 'said',
    id: messageId(state),
    at,
    to,
    origin: session,
    who: user.identity,
    target,
    manner,
    text,
  } as const;
  if (tags === undefined && lines === undefined) return said;
  return { ...said, ...(tags !== undefined && { tags }), ...(lines !== undefined && { lines }) };
}
