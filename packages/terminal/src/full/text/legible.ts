import { luminanceOf, type Rgb } from '@salon/client/text';

/** The least contrast with black and with white that a colour of others gets, as WCAG counts it: at most 4.58 is to be had. */
const contrastMin = 2.5;

const darkest = 0.05 * contrastMin - 0.05;
const lightest = 1.05 / contrastMin - 0.05;

/**
 * A colour as near as can be that is read on black and on white: nobody knows on which of them it is shown. It stays as red
 * or blue as it was, and is made as much lighter or darker as it has to be.
 */
export function legible(ink: Rgb): Rgb {
  const light = luminanceOf(ink);
  if (light >= darkest && light <= lightest) return ink;
  const [hue, saturation, own] = hslOf(ink);
  let [low, high] = light < darkest ? [own, 1] : [0, own];
  for (let step = 0; step < 9; step += 1) {
    const middle = (low + high) / 2;
    const isEnough =
      light < darkest
        ? luminanceOf(rgbOf(hue, saturation, middle)) < darkest
        : luminanceOf(rgbOf(hue, saturation, middle)) <= lightest;
    if (isEnough) low = middle;
    else high = middle;
  }
  return rgbOf(hue, saturation, light < darkest ? high : low);
}

/** Hue in sixths of the circle, saturation and lightness from 0 to 1. */
function hslOf(rgb: Rgb): readonly [hue: number, saturation: number, lightness: number] {
  const [red, green, blue] = rgb;
  const most = Math.max(...rgb) / 255;
  const spread = most - Math.min(...rgb) / 255;
  const lightness = most - spread / 2;
  if (spread === 0) return [0, 0, lightness];
  const saturation = spread / (1 - Math.abs(2 * lightness - 1));
  if (red / 255 === most) return [((green - blue) / 255 / spread + 6) % 6, saturation, lightness];
  if (green / 255 === most) return [(blue - red) / 255 / spread + 2, saturation, lightness];
  return [(red - green) / 255 / spread + 4, saturation, lightness];
}

function rgbOf(hue: number, saturation: number, lightness: number): Rgb {
  const chroma = saturation * Math.min(lightness, 1 - lightness);
  const part = (offset: number): number => {
    const at = (offset + hue * 2) % 12;
    return Math.round(255 * (lightness - chroma * Math.max(-1, Math.min(at - 3, 9 - at, 1))));
  };
  return [part(0), part(8), part(4)];
}
