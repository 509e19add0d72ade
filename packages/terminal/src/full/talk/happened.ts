import { type Entry, namedOf, summaryOf } from '@salon/client';

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

/** What stands where others have their nick: an arrow in when all of them came, one out when all left. */
export function markOf(entries: readonly Entry[]): string {
  const types = new Set(entries.map(({ happening }) => happening?.type));
  if (types.size === 1 && types.has('joined')) return '-->';
  return [...types].every(type => type === 'parted' || type === 'quit' || type === 'kicked') ? '<--' : '--';
}

/** Several that came, left or are called otherwise now, in one sentence. */
export function sentenceOfAll(entries: readonly Entry[]): string {
  const { came, left, cameAndLeft, leftAndCame, renamed, renamedBack } = summaryOf(entries);
  const told = (nicks: readonly string[], what: string): readonly string[] =>
    nicks.length === 0 ? [] : [`${listed(nicks)} ${what}`];
  return [
    ...told(came, 'came in'),
    ...renamed.map(({ from, to }) => `${from} is now known as ${to}`),
    ...told(renamedBack, 'had another name for a while'),
    ...told(left, 'left'),
    ...told(cameAndLeft, 'came in and left'),
    ...told(leftAndCame, 'left and came back'),
  ].join(' · ');
}

function listed(nicks: readonly string[]): string {
  const [named, others] = namedOf(nicks, 5);
  const all = others === 0 ? named : [...named, `${others} others`];
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

function because(reason: string): string {
  return reason === '' ? '' : ` (${reason})`;
}
