import { cutText, type MessageLine, splitText, utf8Bytes, writeAction } from '@salon/protocol';
import type { Facts } from '../model/link.ts';
import type { EntryKind } from '../model/message.ts';

/** What a line of IRC may have without tags, with CR LF (RFC 1459). In bytes. */
const lineBytesMax = 512;

/** What `:nick!user@host ` may take when the server passes a line on, where one's own host is not known. */
const sourceBytesGuess = 120;

/** A message as it goes out: one line, or several in a batch. */
export type Packed =
  | { readonly lines: 'one'; readonly text: string }
  | {
      readonly lines: 'many';
      readonly parts: readonly MessageLine[];
    };

/** How a text is to be sent so that every line fits, as few messages as that takes. */
export function pack(
  text: string,
  kind: EntryKind,
  target: string,
  source: string,
  multiline: Facts['multiline'],
): readonly Packed[] {
  const command = kind === 'noticed' ? 'NOTICE' : 'PRIVMSG';
  const room = textRoom(`${command} ${target} :`, source);
  // An action is one line: CTCP knows no others.
  if (multiline === undefined || kind === 'acted') {
    const bytesMax = kind === 'acted' ? Math.max(room - utf8Bytes(writeAction('')), 4) : room;
    return text
      .split('\n')
      .flatMap(line => splitText(line, bytesMax))
      .filter(line => line !== '')
      .map(line => one(line, kind));
  }
  return packMany(partsOf(text, room), multiline);
}

/** A text as lines of at most so many bytes, which are put together by who reads them. */
export function partsOf(text: string, bytesMax: number): readonly MessageLine[] {
  return text
    .split('\n')
    .flatMap(line => cutText(line, bytesMax).map((piece, index) => ({ text: piece, goesOn: index > 0 })));
}

/** How many bytes of text fit a line behind this beginning, when the server has put its sender before it. */
export function textRoom(beginning: string, source: string): number {
  const sourceBytes = source === '' ? sourceBytesGuess : utf8Bytes(source) + 2;
  return Math.max(lineBytesMax - sourceBytes - utf8Bytes(beginning) - 2, 4);
}

/** Several batches where one would be too long; none of them is all empty lines. */
function packMany(
  parts: readonly MessageLine[],
  { bytesMax, linesMax }: NonNullable<Facts['multiline']>,
): readonly Packed[] {
  const packed: MessageLine[][] = [[]];
  let bytes = 0;
  for (const part of parts) {
    const size = utf8Bytes(part.text) + 1;
    const last = packed.at(-1) ?? [];
    if (last.length > 0 && (last.length >= linesMax || bytes + size > bytesMax)) {
      packed.push([{ ...part, goesOn: false }]);
      bytes = size;
    } else {
      last.push(part);
      bytes += size;
    }
  }
  return packed
    .filter(some => some.some(({ text }) => text !== ''))
    .map(some => {
      const [only] = some;
      return some.length === 1 && only !== undefined
        ? { lines: 'one', text: only.text }
        : { lines: 'many', parts: some };
    });
}

function one(text: string, kind: EntryKind): Packed {
  return { lines: 'one', text: kind === 'acted' ? writeAction(text) : text };
}
