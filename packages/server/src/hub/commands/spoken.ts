import type { Audience } from '../audience.ts';
import type { Said } from '../effect.ts';
import { isMemorable } from '../history/memory.ts';
import type { Say } from '../signal.ts';
import { messageId } from '../state/state.ts';
import type { UserScene } from './spec.ts';

/**
 * What a user said, as those hear it who are spoken to. `target` is a channel's name or a nick, `history` the key under
 * which it is remembered, if it is worth that.
 */
export function spoken(
  { state, user, at, session }: UserScene,
  command: Say,
  target: string,
  to: Audience,
  history: string | undefined,
): Said {
  const { manner, text, tags, lines } = command;
  const isKept = history !== undefined && isMemorable(command);
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
    history: isKept ? history : undefined,
  } as const;
  if (tags === undefined && lines === undefined) return said;
  return { ...said, ...(tags !== undefined && { tags }), ...(lines !== undefined && { lines }) };
}
