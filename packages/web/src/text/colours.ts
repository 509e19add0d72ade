import { luminanceOf, type Rgb } from '@salon/client/text';

/** The contrast of WCAG, from 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminanceOf(a), luminanceOf(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const black: Rgb = [0, 0, 0];
const white: Rgb = [255, 255, 255];
/** What WCAG asks of text. */
const contrastMin = 4.5;

/** The colour itself when it can be read on that ground, else the nearest one towards black or white that can. */
export function readableOn(colour: Rgb, ground: Rgb): Rgb {
  const goal = contrast(black, ground) > contrast(white, ground) ? black : white;
  let found = colour;
  for (let step = 1; contrast(found, ground) < contrastMin && step <= 32; step += 1)
    found = mixed(colour, goal, step / 32);
  return found;
}

function mixed(from: Rgb, to: Rgb, part: number): Rgb {
  const at = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * part);
  return [at(0), at(1), at(2)];
}

/** The grounds of both themes, each where it is nearest to the ink: what is readable there is so everywhere. */
const paper: Rgb = [0xe8, 0xe5, 0xda];
const nightPaper: Rgb = [0x2c, 0x31, 0x30];

/** Text and ground in CSS, readable in the light and in the dark. A ground of its own is the same in both. */
export function paint(
  text: Rgb | undefined,
  ground: Rgb | undefined,
): { readonly color?: string; readonly backgroundColor?: string } {
  if (ground !== undefined)
    return { color: hexOf(readableOn(text ?? black, ground)), backgroundColor: hexOf(ground) };
  if (text === undefined) return {};
  return { color: `light-dark(${hexOf(readableOn(text, paper))}, ${hexOf(readableOn(text, nightPaper))})` };
}

function hexOf([red, green, blue]: Rgb): string {
  return `#${((red << 16) | (green << 8) | blue).toString(16).padStart(6, '0')}`;
}
