import { describe, expect, test } from 'vitest';
import { encode } from './frames.ts';

describe('what goes on a wire', () => {
  test('is a stream of lines in UTF-8', () => {
    expect(encode('a\r\né\r\n', 'stream')).toStrictEqual(Buffer.from('a\r\né\r\n'));
  });

  test('is a frame for each line without its end, of text or of bytes', () => {
    expect(encode('a\r\né\r\n', 'text')).toStrictEqual(Buffer.from([0x81, 1, 0x61, 0x81, 2, 0xc3, 0xa9]));
    expect(encode('a\r\n', 'binary')).toStrictEqual(Buffer.from([0x82, 1, 0x61]));
  });

  test('tells the length of a line in as many bytes as it takes', () => {
    const head = (length: number, bytes: number) => [
      ...encode(`${'x'.repeat(length)}\r\n`, 'text').subarray(0, bytes),
    ];
    expect(head(125, 3)).toStrictEqual([0x81, 125, 0x78]);
    expect(head(126, 5)).toStrictEqual([0x81, 126, 0, 126, 0x78]);
    expect(head(65_535, 5)).toStrictEqual([0x81, 126, 0xff, 0xff, 0x78]);
    expect(head(65_536, 11)).toStrictEqual([0x81, 127, 0, 0, 0, 0, 0, 1, 0, 0, 0x78]);
  });

  test('is nothing when there is nothing, and is UTF-8 whatever the text holds', () => {
    expect(encode('', 'text')).toHaveLength(0);
    expect(encode('\ud800\r\n', 'text')).toStrictEqual(Buffer.from([0x81, 3, 0xef, 0xbf, 0xbd]));
  });
});
