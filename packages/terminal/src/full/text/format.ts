import { type Part, parseFormat, plainStyle } from '@salon/client/text';
import { harmless } from './harmless.ts';
import { legible } from './legible.ts';
import { plain, type Row, rowOf, type Style } from './span.ts';

/** One line with mIRC formatting (https://modern.ircdocs.horse/formatting) as a harmless row, on top of a style. */
export function formatted(line: string, base: Style = plain): Row {
  const { text, runs } = parseFormat(line);
  return runs.flatMap(({ end, style }, index) =>
    styled({ text: text.slice(runs[index - 1]?.end ?? 0, end), style }, base),
  );
}

/** Text of one look as a harmless row, on top of a style. Terminals have but one kind of letters: those of fixed width. */
export function styled({ text, style }: Part, base: Style): Row {
  const shown = harmless(text);
  if (style === plainStyle) return rowOf(shown, base);
  const { bold, italic, underline, strike, reverse, text: colour, ground } = style;
  // A colour on a ground that nobody has chosen has to be read on black and on white.
  const ink = colour === undefined || ground !== undefined ? colour : legible(colour);
  return rowOf(shown, {
    ...base,
    ...(bold && { bold }),
    ...(italic && { italic }),
    ...(underline && { underline }),
    ...(strike && { strike }),
    ...(reverse && { reverse }),
    ...(ink !== undefined && { ink }),
    ...(ground !== undefined && { ground }),
  });
}
