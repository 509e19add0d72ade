import { type Block, blocksOf, type Names, type Piece, piecesOf, withoutFormat } from '@salon/client/text';
import { nickColour } from '../text/colours.ts';
import { styled } from '../text/format.ts';
import { harmless } from '../text/harmless.ts';
import { type Row, rowOf, type Style } from '../text/span.ts';
import { theme } from './theme.ts';

/** What someone said, line by line: its formatting, and what in it is code, a quote, a link, a room or a nick. */
export function saidLines(text: string, names: Names, base: Style): readonly Row[] {
  return blocksOf(text).flatMap(block => blockLines(block, names, base));
}

function blockLines({ type, text }: Block, names: Names, base: Style): readonly Row[] {
  if (type === 'code')
    return withoutFormat(text)
      .split('\n')
      .map(line => rowOf(`  ${harmless(line)}`, { ...base, ...theme.code }));
  const style = type === 'quote' ? { ...base, ...theme.quiet } : base;
  const row = piecesOf(text, names).flatMap(piece => pieceRow(piece, style));
  return [type === 'quote' ? [...rowOf('> ', theme.quiet), ...row] : row];
}

function pieceRow(piece: Piece, base: Style): Row {
  const own = { ...base, ...styleOf(piece) };
  const row = piece.parts.flatMap(part => styled(part, own));
  if (piece.kind !== 'code') return row;
  const tick = rowOf('`', { ...base, ...theme.quiet });
  return [...tick, ...row, ...tick];
}

function styleOf({ kind, name = '' }: Piece): Style {
  switch (kind) {
    case 'code':
      return theme.code;
    case 'link':
      return theme.link;
    case 'room':
      return theme.busy;
    case 'nick':
      return { ink: nickColour(name) };
    case 'text':
      return {};
    default:
      return kind satisfies never;
  }
}
