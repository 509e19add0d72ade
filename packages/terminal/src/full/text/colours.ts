import { nickHash, type Rgb } from '@salon/client/text';

/** How many colours a terminal shows: none, 16, 256, or all. */
export type Depth = 'none' | '16' | '256' | 'true';

/** The depth of a terminal by its environment, and by https://no-color.org. */
export function depthOf(environment: Readonly<Record<string, string | undefined>>): Depth {
  const { NO_COLOR, COLORTERM = '', TERM = '' } = environment;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return 'none';
  if (/^(?:truecolor|24bit)$/i.test(COLORTERM) || /-direct$/.test(TERM)) return 'true';
  if (/256/.test(TERM)) return '256';
  return /^(?:dumb|vt\d+)$/.test(TERM) ? 'none' : '16';
}

/** The parameters of SGR for a colour of text (`ink`) or behind it (`ground`). Empty where there are no colours. */
export function sgrOf(rgb: Rgb, depth: Depth, as: 'ink' | 'ground'): string {
  const base = as === 'ink' ? 30 : 40;
  if (depth === 'true') return `${base + 8};2;${rgb.join(';')}`;
  if (depth === '256') return `${base + 8};5;${nearest256(rgb)}`;
  if (depth === 'none') return '';
  const index = nearest16(rgb);
  return String(index < 8 ? base + index : base + 52 + index);
}

/** The 16 colours as xterm has them. */
const basic: readonly Rgb[] = [
  [0, 0, 0],
  [205, 0, 0],
  [0, 205, 0],
  [205, 205, 0],
  [0, 0, 238],
  [205, 0, 205],
  [0, 205, 205],
  [229, 229, 229],
  [127, 127, 127],
  [255, 0, 0],
  [0, 255, 0],
  [255, 255, 0],
  [92, 92, 255],
  [255, 0, 255],
  [0, 255, 255],
  [255, 255, 255],
];

/** A colour stays one: greys are what is black, white or in between, and in many schemes cannot be read on the ground. */
function nearest16(rgb: Rgb): number {
  const shouldBeGrey = isGrey(rgb);
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, candidate] of basic.entries()) {
    const far = distance(candidate, rgb);
    if (far >= least || isGrey(candidate) !== shouldBeGrey) continue;
    best = index;
    least = far;
  }
  return best;
}

function isGrey(rgb: Rgb): boolean {
  return Math.max(...rgb) - Math.min(...rgb) < 48;
}

/** Of the cube of 6 × 6 × 6 and the 24 greys; the first 16 are whatever the user has chosen. */
function nearest256(rgb: Rgb): number {
  const [red, green, blue] = rgb.map(stepOf) as [number, number, number];
  const cube: Rgb = [levels[red] ?? 0, levels[green] ?? 0, levels[blue] ?? 0];
  const grey = Math.max(0, Math.min(23, Math.round(((rgb[0] + rgb[1] + rgb[2]) / 3 - 8) / 10)));
  const shade = 8 + grey * 10;
  if (distance([shade, shade, shade], rgb) < distance(cube, rgb)) return 232 + grey;
  return 16 + 36 * red + 6 * green + blue;
}

const levels = [0, 95, 135, 175, 215, 255];

function stepOf(part: number): number {
  return part < 48 ? 0 : part < 115 ? 1 : Math.floor((part - 35) / 40);
}

function distance(a: Rgb, b: Rgb): number {
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
}

/** Colours that can be read on black and on white, in every depth. */
const nickColours: readonly Rgb[] = [
  [205, 60, 60],
  [0, 150, 60],
  [170, 120, 0],
  [80, 120, 240],
  [190, 70, 190],
  [0, 150, 160],
  [230, 110, 40],
  [110, 140, 30],
  [140, 100, 230],
  [220, 80, 140],
];

/** The colour of someone. */
export function nickColour(nick: string): Rgb {
  return nickColours[nickHash(nick) % nickColours.length] ?? [128, 128, 128];
}
