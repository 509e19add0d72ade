import { colourOf, type Rgb, rgbOf } from './colours.ts';
import { HarmlessText } from './harmless.ts';

/** How a stretch of text looks, as mIRC's control codes say. */
export interface Style {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly mono: boolean;
  readonly reverse: boolean;
  readonly text: Rgb | undefined;
  readonly ground: Rgb | undefined;
}

/** A stretch of one style: up to, and not with, `end`. It begins where the one before it ends. */
export interface Run {
  readonly end: number;
  readonly style: Style;
}

/** One line, without its control codes. */
export interface Formatted {
  readonly text: string;
  readonly runs: readonly Run[];
}

/** Without any formatting. */
export const plainStyle: Style = {
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  mono: false,
  reverse: false,
  text: undefined,
  ground: undefined,
};

/** So often a line changes its look; who changes it more often wants to hinder those who read. */
const runsMax = 500;

const toggles: ReadonlyMap<string, 'bold' | 'italic' | 'underline' | 'strike' | 'mono' | 'reverse'> = new Map(
  [
    ['\x02', 'bold'],
    ['\x1d', 'italic'],
    ['\x1f', 'underline'],
    ['\x1e', 'strike'],
    ['\x11', 'mono'],
    ['\x16', 'reverse'],
  ],
);

const anyCode = /[\x02\x03\x04\x0f\x11\x16\x1d\x1e\x1f]/;
const numbers = /(\d{1,2})(?:,(\d{1,2}))?/y;
const hexes = /([0-9a-f]{6})(?:,([0-9a-f]{6}))?/iy;

/** Reads one line with mIRC formatting (https://modern.ircdocs.horse/formatting). The text is harmless. */
export function parseFormat(line: string): Formatted {
  const safe = new HarmlessText();
  if (!anyCode.test(line)) {
    for (const char of line) safe.add(char);
    return { text: safe.text, runs: [{ end: safe.text.length, style: plainStyle }] };
  }
  const runs: Run[] = [];
  let style = plainStyle;
  const turn = (next: Style) => {
    if (runs.length >= runsMax) return;
    const begun = runs.at(-1)?.end ?? 0;
    if (safe.text.length > begun) runs.push({ end: safe.text.length, style });
    style = runs.length < runsMax ? next : plainStyle;
  };
  for (let at = 0; at < line.length; ) {
    const char = String.fromCodePoint(line.codePointAt(at) ?? 0);
    at += char.length;
    const toggle = toggles.get(char);
    if (toggle !== undefined) turn({ ...style, [toggle]: !style[toggle] });
    else if (char === '\x0f') turn(plainStyle);
    else if (char === '\x03' || char === '\x04') {
      const [colours, length] = coloursAt(line, at, char === '\x03');
      turn({ ...style, ...colours });
      at += length;
    } else safe.add(char);
  }
  if (safe.text.length > (runs.at(-1)?.end ?? 0)) runs.push({ end: safe.text.length, style });
  return { text: safe.text, runs };
}

/** The colours behind a colour code, and how long they are. Without any the code takes colours away. */
function coloursAt(line: string, at: number, byNumber: boolean): [Partial<Style>, number] {
  const pattern = byNumber ? numbers : hexes;
  pattern.lastIndex = at;
  const found = pattern.exec(line);
  if (found === null) return [{ text: undefined, ground: undefined }, 0];
  const [all, text = '', ground] = found;
  const colour = (written: string) => (byNumber ? colourOf(Number(written)) : rgbOf(written));
  return [{ text: colour(text), ...(ground !== undefined && { ground: colour(ground) }) }, all.length];
}

/** Whether it was made to be unseen: the same colour on itself, which people use to hide what tells too much. */
export function isHidden({ text, ground }: Style): boolean {
  return text !== undefined && ground !== undefined && text.every((part, index) => part === ground[index]);
}

/** Without control codes, for what is read, copied and said aloud. */
export function withoutFormat(text: string): string {
  return text
    .split('\n')
    .map(line => parseFormat(line).text)
    .join('\n');
}
