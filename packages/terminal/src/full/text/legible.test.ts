import { colourOf, luminanceOf, type Rgb } from '@salon/client/text';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { theme } from '../talk/theme.ts';
import { nickColour } from './colours.ts';
import { formatted } from './format.ts';
import { legible } from './legible.ts';
import type { Style } from './span.ts';

const contrast = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
/** The worse of the two grounds. */
const worst = (ink: Rgb) => Math.min(contrast(luminanceOf(ink), 0), contrast(luminanceOf(ink), 1));

const anyColour = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255));

test('whatever colour others choose, it can be read on black and on white', () => {
  fc.assert(
    fc.property(anyColour, colour => {
      const shown = legible(colour);
      expect(worst(shown)).toBeGreaterThan(2.45);
      expect(shown.every(part => Number.isInteger(part) && part >= 0 && part <= 255)).toBe(true);
    }),
  );
});

test('a colour that can be read anyway is not touched', () => {
  fc.assert(
    fc.property(anyColour, colour => {
      if (worst(colour) >= 2.5) expect(legible(colour)).toBe(colour);
    }),
  );
});

test('a colour is made lighter or darker, and stays what it is', () => {
  expect(legible([255, 255, 0])).toEqual([169, 169, 0]);
  expect(legible([0, 0, 127])).toEqual([10, 10, 255]);
  expect(legible([0, 0, 0])).toEqual([78, 78, 78]);
  expect(legible([255, 255, 255])).toEqual([163, 163, 163]);
});

test('our own colours can be read still better', () => {
  const inks = Object.values<Style>(theme).flatMap(({ ink }) => (ink === undefined ? [] : [ink]));
  for (const ink of inks) expect(worst(ink)).toBeGreaterThan(3);
  for (const nick of 'abcdefghijklmnopqrstuvwxyz') expect(worst(nickColour(nick))).toBeGreaterThan(2.9);
});

test('who chooses the ground as well gets the ink that was chosen', () => {
  const shown = (text: string) => formatted(text).map(({ style }) => style.ink);
  expect(shown('\x0308x')).toEqual([[169, 169, 0]]);
  expect(shown('\x0308,01x')).toEqual([colourOf(8)]);
  // The ground stays when the ink becomes another one.
  expect(shown('\x0308,01x\x0300y\x03z')).toEqual([colourOf(8), colourOf(0), undefined]);
  expect(shown('\x0399x')).toEqual([undefined]);
});
