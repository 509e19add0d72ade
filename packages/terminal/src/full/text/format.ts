import { hexColour, mircColour } from './colours.ts';
import { harmless } from './harmless.ts';
import { legible } from './legible.ts';
import { plain, type Row, type Span, type Style } from './span.ts';

const toggles: ReadonlyMap<string, 'bold' | 'italic' | 'underline' | 'strike' | 'dim' | 'reverse'> = new Map([
  ['\x02', 'bold'],
  ['\x1d', 'italic'],
  ['\x1f', 'underline'],
  ['\x1e', 'strike'],
  ['\x16', 'reverse'],
]);

const codes =
  /(\x03(?:(\d{1,2})(?:,(\d{1,2}))?)?|\x04(?:([0-9a-f]{6})(?:,([0-9a-f]{6}))?)?|[\x02\x0f\x11\x16\x1d\x1e\x1f])/i;

/** Reads one line with mIRC formatting (https://modern.ircdocs.horse/formatting) into harmless spans, on top of a style. */
export function formatted(line: string, base: Style = plain): Row {
  if (!codes.test(line)) return line === '' ? [] : [{ text: harmless(line), style: base }];
  const spans: Span[] = [];
  let style = base;
  // Each match of `split` brings the text before it, the code, and its four numbers.
  const parts = line.split(codes);
  for (let at = 0; at < parts.length; at += 6) {
    const text = parts[at];
    if (text !== undefined && text !== '') spans.push({ text: harmless(text), style: seen(style) });
    const code = parts[at + 1];
    if (code !== undefined) style = turned(style, base, code, parts.slice(at + 2, at + 6));
  }
  return spans;
}

/** A colour on a ground that nobody has chosen has to be read on black and on white. */
function seen(style: Style): Style {
  const { ink, ground } = style;
  return ink === undefined || ground !== undefined ? style : { ...style, ink: legible(ink) };
}

function turned(
  style: Style,
  base: Style,
  code: string,
  [ink, ground, hexInk, hexGround]: readonly (string | undefined)[],
): Style {
  const toggle = toggles.get(code);
  if (toggle !== undefined) return { ...style, [toggle]: style[toggle] !== true };
  if (code === '\x0f') return base;
  // Terminals have but one kind of letters: those of fixed width.
  if (code === '\x11') return style;
  if (ink === undefined && hexInk === undefined) return { ...style, ink: base.ink, ground: base.ground };
  const behind =
    ground !== undefined
      ? { ground: mircColour(Number(ground)) }
      : hexGround !== undefined && { ground: hexColour(hexGround) };
  return { ...style, ink: hexInk === undefined ? mircColour(Number(ink)) : hexColour(hexInk), ...behind };
}
