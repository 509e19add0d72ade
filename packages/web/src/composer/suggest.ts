import { type Candidate, type Completion, completions, type Place } from '@salon/client';
import { type EmojiBook, inTone } from '../emoji/book.ts';
import { findEmoji } from '../emoji/find.ts';
import type { Tone } from '../emoji/table.ts';

/** What may take the place of what is being typed. */
export interface Suggestions extends Omit<Completion, 'kind' | 'candidates'> {
  readonly kind: Completion['kind'] | 'emoji';
  readonly candidates: readonly (Candidate & {
    /** What stands before the label: the emoji itself. */
    readonly sign?: string;
    /** What it is called, in the language of the user. */
    readonly name?: string;
  })[];
}

/** How many emoji are offered at most. */
const emojiMax = 8;

/** What fits at the caret: emoji behind a colon, if they were fetched, else what the commands know. */
export function suggest(place: Place, book: EmojiBook | undefined, tone: Tone): Suggestions | undefined {
  const code = codeAt(place.text, place.caret);
  if (code !== undefined) return book === undefined ? undefined : emojiFor(book, code, place.caret, tone);
  return completions(place);
}

/** The shortcode that is being typed: two letters at least behind a colon that begins a word. */
export function codeAt(
  text: string,
  caret: number,
): { readonly from: number; readonly typed: string } | undefined {
  const [found, typed] = /(?<=^|[\s(>]):([\p{L}\d+_-]{2,})$/u.exec(text.slice(0, caret)) ?? [];
  if (found === undefined || typed === undefined || text.startsWith('/quote ')) return undefined;
  return { from: caret - found.length, typed };
}

/** The shortcode that has just been closed, and its emoji. */
export function finishedCode(
  text: string,
  caret: number,
  book: EmojiBook,
): { readonly from: number; readonly to: number; readonly code: string } | undefined {
  const [found, code] = /(?<=^|[\s(>]):([a-z\d+_-]+):$/i.exec(text.slice(0, caret)) ?? [];
  if (found === undefined || code === undefined || !book.byCode.has(code.toLowerCase())) return undefined;
  return { from: caret - found.length, to: caret, code: code.toLowerCase() };
}

/** What a candidate puts there, before the rest of the text: no second space. */
export function fitting({ text }: Candidate, rest: string): string {
  return /^\s/.test(rest) ? text.trimEnd() : text;
}

function emojiFor(
  book: EmojiBook,
  { from, typed }: { readonly from: number; readonly typed: string },
  caret: number,
  tone: Tone,
): Suggestions | undefined {
  const found = findEmoji(book, typed, emojiMax);
  if (found.length === 0) return undefined;
  return {
    kind: 'emoji',
    from,
    to: caret,
    isSigned: true,
    candidates: found.map(emoji => {
      const sign = inTone(emoji, tone);
      const [code] = emoji.codes;
      return {
        label: code === undefined ? emoji.name : `:${code}:`,
        text: `${sign} `,
        sign,
        name: emoji.name,
      };
    }),
  };
}
