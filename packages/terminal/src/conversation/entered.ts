import { asksToQuit } from '../door.ts';
import { answer } from './answer.ts';
import { leave } from './leave.ts';
import { become, type Conversation, note, type Step, stay } from './model.ts';

/** Lines kept while there is no connection; more are refused. Enough for a pasted verse, too few to flood a room. */
export const queuedLinesMax = 50;

/** The person pressed Enter. */
export function entered(now: Conversation, line: string): Step {
  const { state } = now.stage;
  if (asksToQuit(line)) return leave(now, line);
  switch (state) {
    case 'asked':
      // The server counts wrong answers, and an Enter by mistake is none.
      return line === '' ? stay(now) : answer(now, line);
    case 'talking':
      // An empty line says nothing, but it tells the server that the person is still there.
      return stay(now, [{ do: 'send', text: `${line}\n` }]);
    case 'connecting':
    case 'greeting':
    case 'answered':
      return keep(now, line);
    case 'waiting':
      return line === '' ? become(now, 'connecting', [{ do: 'dial' }]) : keep(now, line);
    case 'dormant': {
      const kept = keep(now, line);
      return become(kept.next, 'connecting', [...kept.deeds, { do: 'dial' }]);
    }
    case 'leaving':
    case 'over':
      return stay(now);
    default:
      return state satisfies never;
  }
}

// Without a connection an entered line waits and is sent after the return. Refusing it would be simpler, but several
// pasted lines do not fit back into the one input line, and a person who is told "try again" in the middle of a
// reconnect of one second is bothered for nothing. The bound keeps a forgotten client from flooding the room later.
function keep(now: Conversation, line: string): Step {
  if (line === '') return stay(now);
  if (now.queue.length >= queuedLinesMax) {
    return stay(now, [
      note(`not sent, ${queuedLinesMax} lines wait already; Up brings this one back: ${line}`),
    ]);
  }
  const offline =
    now.stage.state === 'waiting' || (now.stage.state === 'connecting' && now.pseudo !== undefined);
  const deeds = offline && now.queue.length === 0 ? [note('no connection: sent as soon as it is back')] : [];
  return stay({ ...now, queue: [...now.queue, line] }, deeds);
}
