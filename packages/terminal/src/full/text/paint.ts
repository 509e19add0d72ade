import { type Depth, sgrOf } from './colours.ts';
import type { Row, Style } from './span.ts';

/** What steers terminals: in a row there is none, and if there were, it would not get further than here. */
const controls = /[\x00-\x1f\x7f-\x9f]/g;

/** Makes text for a terminal of rows. This is the only place where a screen gets its escape sequences from. */
export function painted(row: Row, depth: Depth): string {
  return row.map(({ text, style }) => dressed(text.replace(controls, ''), style, depth)).join('');
}

const attributes: readonly (readonly [keyof Style, string])[] = [
  ['bold', '1'],
  ['dim', '2'],
  ['italic', '3'],
  ['underline', '4'],
  ['reverse', '7'],
  ['strike', '9'],
];

function dressed(text: string, style: Style, depth: Depth): string {
  const codes = attributes.flatMap(([name, code]) => (style[name] === true ? [code] : []));
  if (style.ink !== undefined) codes.push(sgrOf(style.ink, depth, 'ink'));
  if (style.ground !== undefined) codes.push(sgrOf(style.ground, depth, 'ground'));
  const parameters = codes.filter(code => code !== '').join(';');
  return parameters === '' ? text : `\x1b[${parameters}m${text}\x1b[0m`;
}
