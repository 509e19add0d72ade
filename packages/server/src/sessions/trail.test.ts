import { describe, expect, test } from 'vitest';
import { Trail } from './trail.ts';

/** Walks from text to text. */
function walk(from: Trail, ...texts: readonly string[]): Trail {
  return texts.reduce((trail, text) => trail.followedBy(text), from);
}

describe('a trail', () => {
  test('holds all texts on the way, in order, as UTF-8', () => {
    expect(walk(new Trail(), 'a', 'é', '😀').bytes('stream')).toStrictEqual(Buffer.from('aé😀'));
  });

  test('holds nothing at its beginning', () => {
    expect(new Trail().bytes('stream')).toHaveLength(0);
  });

  test('counts what was made since the root, and its characters, once each', () => {
    const root = new Trail();
    walk(root, 'abc', 'de');
    walk(root, 'abc', 'f');
    expect(root.family).toStrictEqual({ size: 4, chars: 6 });
  });

  test('is the same for all who heard the same in the same order, and is encoded once', () => {
    const root = new Trail();
    const one = walk(root, 'a', 'b');
    const other = walk(root, 'a', 'b');
    expect(other).toBe(one);
    expect(other.bytes('stream')).toBe(one.bytes('stream'));
  });

  test('is encoded once for each kind of wire', () => {
    const trail = walk(new Trail(), 'a\r\n', 'b\r\n');
    expect(trail.bytes('text')).toStrictEqual(Buffer.from([0x81, 1, 0x61, 0x81, 1, 0x62]));
    expect(trail.bytes('text')).toBe(trail.bytes('text'));
    expect(trail.bytes('stream').toString()).toBe('a\r\nb\r\n');
    expect(trail.bytes('text')).toHaveLength(6);
  });

  test('is another one for who heard the same in another order', () => {
    const root = new Trail();
    expect(walk(root, 'a', 'b').bytes('stream').toString()).toBe('ab');
    expect(walk(root, 'b', 'a').bytes('stream').toString()).toBe('ba');
  });

  test('does not change any more when others go on from it', () => {
    const root = new Trail();
    const one = walk(root, 'a');
    walk(one, 'b');
    expect(one.bytes('stream').toString()).toBe('a');
  });

  test('forgets its oldest branches where there are many, and those who stand there lose nothing', () => {
    const root = new Trail();
    const early = walk(root, 'early');
    for (let count = 0; count < 100; count += 1) walk(root, `only for ${count}`);
    const late = walk(root, 'early');
    expect(late).not.toBe(early);
    expect(walk(early, '!').bytes('stream').toString()).toBe('early!');
    expect(walk(late, '!').bytes('stream').toString()).toBe('early!');
  });
});
