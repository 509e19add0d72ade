import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, paint, readableOn } from './colours.ts';
import { isEmojiOnly } from './emoji-only.ts';
import { mediaKindOf } from './media-kind.ts';
import { nickHue } from './nick-colour.ts';

describe('colours', () => {
  const rgb = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255));

  it('are readable on any ground', () => {
    fc.assert(fc.property(rgb, rgb, (text, ground) => contrast(readableOn(text, ground), ground) >= 4.5));
  });

  it('stay as they are where they can be read', () => {
    expect(readableOn([120, 0, 0], [255, 255, 255])).toEqual([120, 0, 0]);
  });

  it('white alone is not white on white paper', () => {
    expect(paint([255, 255, 255], undefined).color).not.toContain('#ffffff,');
  });
});

describe('emoji only', () => {
  it.each([
    '👍',
    '❤️ 🎉',
    '👩‍👩‍👧‍👦',
    '🇫🇷',
    '✊🏽',
    '1️⃣',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  ])('%s', text => {
    expect(isEmojiOnly(text)).toBe(true);
  });
  it.each(['', ' ', '1', '#', 'a 👍', '👍'.repeat(9), '12', '\u200d'])('not %j', text => {
    expect(isEmojiOnly(text)).toBe(false);
  });
});

describe('media', () => {
  it.each([
    ['https://a.example/b.PNG?x=1', 'image'],
    ['https://a.example/b.webm', 'video'],
    ['https://a.example/b.opus', 'audio'],
    ['https://a.example/b.svg', undefined],
    ['mailto:a@b.png', undefined],
    ['https://a.example/?b.png', undefined],
  ])('%s', (href, kind) => {
    expect(mediaKindOf(href)).toBe(kind);
  });
});

describe('the colour of a nick', () => {
  it('is the same for what is the same person', () => {
    expect(nickHue('Alice_')).toBe(nickHue('alice'));
    expect(nickHue('__')).toBeGreaterThanOrEqual(0);
  });

  it('is one of 24, and all of them come up', () => {
    const seen = new Set(Array.from({ length: 500 }, (_, index) => nickHue(`nick${index}`)));
    expect(seen.size).toBe(24);
    for (const hue of seen) expect(hue % 15).toBe(0);
  });
});
