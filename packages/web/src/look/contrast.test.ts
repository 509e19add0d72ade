import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const tokens = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** What is read upon what, and how much lighter or darker one is than the other (WCAG 2.2: 1.4.3 and 1.4.11). */
const pairs: readonly (readonly [string, string, number])[] = [
  ...['paper', 'paper-2', 'paper-3', 'paper-float', 'mention-soft'].flatMap(under =>
    (['ink', 'ink-2', 'ink-3'] as const).map(over => [over, under, 4.5] as const),
  ),
  ...['paper', 'paper-2', 'paper-3', 'paper-float', 'accent-soft'].map(
    under => ['accent', under, 4.5] as const,
  ),
  ...['paper', 'paper-2', 'paper-3', 'paper-float', 'danger-soft'].map(
    under => ['danger', under, 4.5] as const,
  ),
  ['ink', 'accent-soft', 4.5],
  ['ink-2', 'accent-soft', 4.5],
  ['accent-ink', 'accent', 4.5],
  ['accent-ink', 'accent-2', 4.5],
  ['danger-ink', 'danger', 4.5],
  ['mention-ink', 'mention', 4.5],
  ['line-2', 'paper', 3],
  ['line-2', 'paper-2', 3],
  ['line-2', 'paper-float', 3],
  ['focus', 'paper', 3],
  ['focus', 'paper-2', 3],
  ['focus', 'paper-3', 3],
  ['here', 'paper-2', 3],
];

test.each(pairs)('%s can be told from %s, by day and by night', (over, under, least) => {
  const [overDay, overNight] = coloursOf(over);
  const [underDay, underNight] = coloursOf(under);
  expect(contrast(overDay, underDay)).toBeGreaterThanOrEqual(least);
  expect(contrast(overNight, underNight)).toBeGreaterThanOrEqual(least);
});

function coloursOf(token: string): readonly [string, string] {
  const found = new RegExp(`--${token}: light-dark\\(#([0-9a-f]{6}), #([0-9a-f]{6})\\)`).exec(tokens);
  if (found?.[1] === undefined || found[2] === undefined) throw new Error(`no colours of --${token}`);
  return [found[1], found[2]];
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [0, 2, 4].map(at => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
