import type { Entry } from '@salon/client';

/** What happened beside the talk, in a sentence; reasons and topics keep their formatting. */
export function sentenceOf({ author: { nick }, happening }: Entry): string {
  switch (happening?.type) {
    case undefined:
      return '';
    case 'joined':
      return `${nick} came in`;
    case 'parted':
      return `${nick} left${because(happening.reason)}`;
    case 'quit':
      return `${nick} has gone${because(happening.reason)}`;
    case 'kicked':
      return `${nick} threw ${happening.nick} out${because(happening.reason)}`;
    case 'renamed':
      return `${nick} is now known as ${happening.to}`;
    case 'topic':
      return happening.topic === ''
        ? `${nick} took the topic away`
        : `${nick} set the topic: ${happening.topic}`;
    case 'mode':
      return `${nick} changed modes: ${happening.modes}`;
    case 'room-renamed':
      return `${nick} renamed ${happening.from} to ${happening.to}`;
    case 'invited':
      return `${nick} invited ${happening.nick} to ${happening.room}`;
    default:
      return happening satisfies never;
  }
}

function because(reason: string): string {
  return reason === '' ? '' : ` (${reason})`;
}
