import { renamedTo, saysForcedOut, welcomedPseudo } from '../door.ts';
import { answer } from './answer.ts';
import { become, type Conversation, type Deed, type Step, stay } from './model.ts';

/** A connection that lasted this long, in milliseconds, was a good one: the next loss is retried soon again. */
const settledMs = 10_000;

/** How long the question may take to come again behind the line that refuses an answer, in milliseconds. */
const refusalMsMax = 2_000;

/** What the server said: `lines` are shown, and when it `asks` for a pseudo somebody has to answer. */
export function heard(before: Conversation, lines: readonly string[], asks: boolean): Step {
  const deeds: Deed[] = lines.length > 0 ? [{ do: 'show', lines }] : [];
  let now = before;
  for (const line of lines) {
    const { next, deeds: more } = understand(now, line);
    deeds.push(...more);
    now = next;
  }
  if (asks && now.stage.state !== 'leaving') return asked(now, deeds);
  if (now.stage.state === 'answered' && lines.length > 0) deeds.push({ do: 'wait', ms: refusalMsMax });
  return stay(now, deeds);
}

function understand(now: Conversation, line: string): Step {
  const { stage, pseudo } = now;
  if (stage.state === 'answered') {
    const welcomed = welcomedPseudo(line);
    return welcomed === undefined ? stay(now) : admitted(now, welcomed);
  }
  if (stage.state !== 'talking' || pseudo === undefined) return stay(now);
  if (saysForcedOut(line, pseudo)) return stay({ ...now, stage: { state: 'talking', forcedOut: true } });
  return stay({ ...now, pseudo: renamedTo(line, pseudo) ?? pseudo });
}

/** The server took the pseudo. */
export function admitted(now: Conversation, pseudo: string): Step {
  const deeds: Deed[] = [{ do: 'wait', ms: settledMs }];
  // Only now may waiting lines go out: earlier, the first of them would have been taken for a pseudo.
  if (now.queue.length > 0) deeds.push({ do: 'send', text: now.queue.map(text => `${text}\n`).join('') });
  return stay({ ...now, pseudo, queue: [], stage: { state: 'talking', forcedOut: false } }, deeds);
}

// The client answers by itself only the first question of a connection: if the server refuses this answer it asks
// again, and the person decides. A pseudo typed before the very first question came is the answer to it.
function asked(now: Conversation, deeds: readonly Deed[]): Step {
  if (now.stage.state === 'greeting') {
    if (now.pseudo !== undefined) return answer(now, now.pseudo, deeds);
    const [first, ...queue] = now.queue;
    if (first !== undefined) return answer({ ...now, queue }, first, deeds);
  }
  // The timer that may run for the refused answer is not to fire into the next one.
  return become(now, 'asked', [...deeds, { do: 'rest' }]);
}
