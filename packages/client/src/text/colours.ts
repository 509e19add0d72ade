/** Red, green and blue, each from 0 to 255. */
export type Rgb = readonly [number, number, number];

/** The 99 colours of mIRC, as https://modern.ircdocs.horse/formatting has them. 99 is none of its own. */
const table =
  'ffffff00000000007f009300ff00007f00009c009cfc7f00ffff0000fc0000939300ffff0000fcff00ff7f7f7fd2d2d2' +
  '47000047210047470032470000470000472c0047470027470000472e004747004747002a' +
  '740000743a007474005174000074000074490074740040740000744b0074740074740045' +
  'b50000b56300b5b5007db50000b50000b57100b5b50063b50000b57500b5b500b5b5006b' +
  'ff0000ff8c00ffff00b2ff0000ff0000ffa000ffff008cff0000ffa500ffff00ffff0098' +
  'ff5959ffb459ffff71cfff606fff6f65ffc96dffff59b4ff5959ffc459ffff66ffff59bc' +
  'ff9c9cffd39cffff9ce2ff9c9cff9c9cffdb9cffff9cd3ff9c9cffdc9cffff9cffff94d3' +
  '0000001313132828283636364d4d4d6565658181819f9f9fbcbcbce2e2e2ffffff';

/** A colour of the table by its number; undefined for 99 and what is none. */
export function colourOf(number: number): Rgb | undefined {
  const hex = table.slice(number * 6, number * 6 + 6);
  return hex.length === 6 ? rgbOf(hex) : undefined;
}

/** Of six hexadecimal digits. */
export function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** How light a colour is to the eye, from 0 to 1: the relative luminance of WCAG 2. */
export function luminanceOf([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const part = channel / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
