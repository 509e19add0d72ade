import { saysForcedOut, welcomedPseudo } from '../door.ts';
import { become, type Conversation, type Deed, type Step } from './model.ts';

/** A connection that lasted this long, in milliseconds, was a good one: the next loss is retried soon again. */
export const settledMs = 10_000;

/** What the server said: `lines` are shown, and when it `asks` for a pseudo somebody has to answer. */
export function heard(before: Conversation, lines: readonly string[], asks: boolean): Step {
  const deeds: Deed[] = lines.length > 0 ? [{ do: 'show', lines }] : [];
  let now = before;
  for (const line of lines) {
    const { stage } = now;
    if (stage.state === 'answered') {
      const pseudo = welcomedPseudo(line);
      if (pseudo === undefined) continue;
      // Only now may waiting lines go out: earlier, the first of them would have been taken for a pseudo.
      if (now.queue.length > 0) deeds.push({ do: 'send', text: now.queue.map(text => `${text}\n`).join('') });
      deeds.push({ do: 'wait', ms: settledMs });
      now = { ...now, pseudo, queue: [], stage: { state: 'talking', forcedOut: false } };
    } else if (stage.state === 'talking' && now.pseudo !== undefined && saysForcedOut(line, now.pseudo)) {
      now = { ...now, stage: { state: 'talking', forcedOut: true } };
    }
  }
  if (!asks || now.stage.state === 'leaving') return { next: now, deeds };
  const answer = now.stage.state === 'greeting' ? readyAnswer(now) : undefined;
  if (answer === undefined) return become(now, 'asked', deeds);
  return become({ ...now, queue: answer.queue }, 'answered', [
    ...deeds,
    { do: 'send', text: `${answer.pseudo}\n` },
  ]);
}

// The client answers by itself only the first question of a connection: if the server refuses this answer it asks
// again, and the person decides. A pseudo typed before the very first question came is the answer to it.
function readyAnswer(now: Conversation): { pseudo: string; queue: readonly string[] } | undefined {
  if (now.pseudo !== undefined) return { pseudo: now.pseudo, queue: now.queue };
  const [pseudo, ...queue] = now.queue;
  return pseudo === undefined ? undefined : { pseudo, queue };
}
