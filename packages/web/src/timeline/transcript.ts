import { type Entry, isMessage } from '@salon/client';
import { withoutFormat } from '@salon/client/text';

/** Entries as lines of plain text, as `[12:34] <nick> text`: what is copied when several are picked. */
export function transcriptOf(entries: readonly Entry[], clock: (at: number) => string): string {
  return entries
    .filter(entry => isMessage(entry) && entry.removed === undefined)
    .flatMap(entry => {
      const lines = withoutFormat(entry.text).split('\n');
      return lines.map(line => `[${clock(entry.at)}] ${saidBy(entry)} ${line}`);
    })
    .join('\n');
}

function saidBy({ kind, author }: Entry): string {
  if (kind === 'acted') return `* ${author.nick}`;
  return kind === 'noticed' ? `-${author.nick}-` : `<${author.nick}>`;
}
