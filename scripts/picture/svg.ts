import { widthOf as cellsOf } from '../../packages/terminal/src/full/text/cells.ts';
import type { Run } from './ansi.ts';
import { dots, edge, ground, ink, titleBar, titleInk } from './palette.ts';

/** A terminal window of the picture: where it stands, its size in the picture's own units, and what it shows. */
export interface Window {
  readonly title: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly screen: readonly (readonly Run[])[];
}

/** A cell is as wide as the letters of most monospaced fonts of this size are. */
const cellWidth = 8.43;
const cellHeight = 19;
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
  const width = Math.max(...windows.map(window => window.x + window.width)) + 1;
  const height = Math.max(...windows.map(window => window.y + window.height)) + 1;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 ${width + 1} ${height + 1}" width="${width}" font-family="${family}" font-size="${fontSize}">`,
    `<title>${escaped(description)}</title>`,
    ...windows.flatMap(draw),
    '</svg>',
    '',
  ].join('\n');
}

function draw({ title, x, y, width, height, screen }: Window): string[] {
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

/** A block of the run's ground, and each of its words at its own cells, whatever the font's letters measure. */
function drawRun(run: Run, row: number): string[] {
  const top = barHeight + padding + row * cellHeight;
  const block = `x="${left(run.column)}" y="${top}" width="${across(run.text)}" height="${cellHeight}"`;
  const look = `${run.bold ? ' font-weight="bold"' : ''}${run.underlined ? ' text-decoration="underline"' : ''}`;
  const words = [...run.text.matchAll(/\S+(?: \S+)*/g)].map(({ 0: words, index }) => {
    const column = run.column + cellsOf(run.text.slice(0, index));
    const place = `x="${left(column)}" y="${top + 14}" textLength="${across(words)}" lengthAdjust="spacingAndGlyphs"`;
    return `<text ${place} fill="${run.ink ?? ink}"${look}>${escaped(words)}</text>`;
  });
  return run.ground === undefined
    ? words
    : [`<rect ${block} fill="${run.ground}" shape-rendering="crispEdges"/>`, ...words];
}

function left(column: number): number {
  return round(padding + column * cellWidth);
}

function across(text: string): number {
  return round(cellsOf(text) * cellWidth);
}

function round(size: number): number {
  return Math.round(size * 100) / 100;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
