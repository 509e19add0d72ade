import type { Effect } from '../../hub/effect.ts';
import type { Command } from '../../hub/signal.ts';
import { lineRefusal } from '../../render/line/refusals.ts';
import { commandLine, type Hands } from '../hands.ts';
import type { AdminAnswer } from '../spec.ts';

/** Lets the hub do something, and answers with what `tell` makes of what happened, unless the hub refuses. */
export function byHub(
  hands: Hands,
  command: Command,
  tell: (effects: readonly Effect[]) => AdminAnswer,
): AdminAnswer {
  const effects = hands.carryOut(command);
  const { session } = commandLine.visitor;
  for (const effect of effects) {
    if (effect.type === 'refused' && effect.session === session) {
      return { refused: lineRefusal(effect.refusal, hands.settings().limits) };
    }
  }
  return tell(effects);
}
