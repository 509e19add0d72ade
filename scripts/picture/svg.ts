import type { Run } from './ansi.ts';
import { dots, edge, ground, ink, titleBar, titleInk } from './palette.ts';

/** A terminal window of the picture: where it stands, how many cells it has, and what it shows. */
export interface Window {
  readonly title: string;
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly rows: number;
  readonly screen: readonly (readonly Run[])[];
}

/** Sizes in the picture's own units; a cell is as wide as the letters of monospaced fonts are. */
export const cellWidth = 8.4;
export const cellHeight = 19;
const fontSize = 14;
const padding = 12;
const barHeight = 30;
const family = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace";

/** How wide a window with so many columns is. */
export function widthOf(columns: number): number {
  return Math.ceil(columns * cellWidth) + 2 * padding;
}

/** How high a window with so many rows is. */
export function heightOf(rows: number): number {
  return rows * cellHeight + barHeight + 2 * padding;
}

/** Draws windows side by side as an SVG that needs nothing but itself. */
export function drawPicture(windows: readonly Window[], description: string): string {
  const width = Math.max(...windows.map(window => window.x + widthOf(window.columns))) + 1;
  const height = Math.max(...windows.map(window => window.y + heightOf(window.rows))) + 1;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 ${width + 1} ${height + 1}" width="${width}" font-family="${family}" font-size="${fontSize}">`,
    `<title>${escaped(description)}</title>`,
    '<style>text{white-space:pre}</style>',
    ...windows.flatMap(draw),
    '</svg>',
    '',
  ].join('\n');
}

function draw({ title, x, y, columns, rows, screen }: Window): string[] {
  const width = widthOf(columns);
  const height = heightOf(rows);
  const radius = 9;
  const bar = `M0 ${barHeight}V${radius}Q0 0 ${radius} 0H${width - radius}Q${width} 0 ${width} ${radius}V${barHeight}Z`;
  return [
    `<g transform="translate(${x} ${y})">`,
    `<rect width="${width}" height="${height}" rx="${radius}" fill="${ground}" stroke="${edge}"/>`,
    `<path d="${bar}" fill="${titleBar}"/>`,
    ...dots.map((dot, index) => `<circle cx="${18 + index * 18}" cy="15" r="5" fill="${dot}"/>`),
    `<text x="${width / 2}" y="20" text-anchor="middle" fill="${titleInk}" font-size="13">${escaped(title)}</text>`,
    ...screen.flatMap((runs, row) => runs.flatMap(run => drawRun(run, row))),
    '</g>',
  ];
}

function drawRun(run: Run, row: number): string[] {
  const length = [...run.text].length;
  const x = round(padding + run.column * cellWidth);
  const top = barHeight + padding + row * cellHeight;
  const width = round(length * cellWidth);
  const block =
    run.ground === undefined
      ? []
      : [`<rect x="${x}" y="${top}" width="${width}" height="${cellHeight}" fill="${run.ground}"/>`];
  if (run.text.trim() === '') return block;
  const look = `${run.bold ? ' font-weight="bold"' : ''}${run.underlined ? ' text-decoration="underline"' : ''}`;
  const place = `x="${x}" y="${top + 14}" textLength="${width}" lengthAdjust="spacingAndGlyphs"`;
  return [...block, `<text ${place} fill="${run.ink ?? ink}"${look}>${escaped(run.text)}</text>`];
}

function round(size: number): number {
  return Math.round(size * 100) / 100;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
