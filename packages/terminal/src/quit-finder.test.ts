import { describe, expect, test } from 'vitest';
import { createQuitFinder } from './quit-finder.ts';

/** What is sent in all for these chunks of input, goodbye included. */
function sent(...chunks: string[]): string {
  const finder = createQuitFinder();
  let all = '';
  for (const chunk of chunks) {
    const bytes = Buffer.from(chunk);
    const end = finder.look(bytes);
    all += bytes.subarray(0, end).toString();
    if (end !== undefined) return all;
  }
  return all + finder.lastWords();
}

describe('quit finder', () => {
  test.each([
    ['a whole last line', ['alice\nhello\n'], 'alice\nhello\n/quit\n'],
    ['a last line without newline', ['alice\nhel', 'lo'], 'alice\nhello\n/quit\n'],
    ['its own /quit', ['alice\n/quit\n'], 'alice\n/quit\n'],
    ['its own /quit without newline', ['alice\n/quit'], 'alice\n/quit\n'],
    ['/quit over chunks', ['alice\n/q', 'u', 'it\r', '\nmore'], 'alice\n/quit\r\n'],
    [
      '/quit with a last word, and lines behind it',
      ['a\n/QUIT bye all of you, really\nmore\n'],
      'a\n/QUIT bye all of you, really\n',
    ],
    ['what only begins like it', ['a\n/quitter\nsay /quit\n'], 'a\n/quitter\nsay /quit\n/quit\n'],
    ['nothing', [], ''],
  ])('%s', (_, chunks, expected) => {
    expect(sent(...chunks)).toBe(expected);
  });
});
