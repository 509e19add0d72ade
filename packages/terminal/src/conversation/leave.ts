import { become, type Conversation, type Deed, exit, note, type Step, stay } from './model.ts';

/** How long the server has for its last words after a goodbye, in milliseconds. */
const goodbyeMsMax = 2_000;

/** The person wants to go; `goodbye` is the line that tells the server. Asked a second time, it waits no longer. */
export function leave(before: Conversation, goodbye: string): Step {
  const unsent = before.queue.length;
  const now = { ...before, queue: [] };
  const deeds: Deed[] = unsent > 0 ? [note(`not sent: ${unsent} ${unsent === 1 ? 'line' : 'lines'}`)] : [];
  switch (now.stage.state) {
    case 'talking':
      deeds.push({ do: 'send', text: `${goodbye}\n` }, { do: 'end' }, { do: 'wait', ms: goodbyeMsMax });
      return become(now, 'leaving', deeds);
    case 'greeting':
    case 'asked':
    case 'answered':
      // `/quit` would be taken for a pseudo here: closing our half says the same.
      return become(now, 'leaving', [...deeds, { do: 'end' }, { do: 'wait', ms: goodbyeMsMax }]);
    case 'over':
      return stay(now);
    default:
      return exit(now, 0, [...deeds, { do: 'drop' }]);
  }
}
