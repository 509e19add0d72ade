import { describe, expect, test } from 'vitest';
import { addressOf, readOptions } from './options.ts';

describe('options', () => {
  test.each([
    [[], 'localhost', 12345],
    [['chat.example'], 'chat.example', 12345],
    [['10.0.0.1', '1'], '10.0.0.1', 1],
    [['::1', '65535'], '::1', 65535],
    [['[fe80::1]', '2000'], 'fe80::1', 2000],
  ])('%j', (args, host, port) => {
    expect(readOptions(args)).toEqual({ kind: 'run', host, port });
  });

  test.each([
    [
      ['localhost', 'x'],
      "'x' is not a port: it must be a number from 1 to 65535. Try: sh ./client.sh --help",
    ],
    [
      ['localhost', '0'],
      "'0' is not a port: it must be a number from 1 to 65535. Try: sh ./client.sh --help",
    ],
    [
      ['localhost', '65536'],
      "'65536' is not a port: it must be a number from 1 to 65535. Try: sh ./client.sh --help",
    ],
    [
      ['localhost', '12e3'],
      "'12e3' is not a port: it must be a number from 1 to 65535. Try: sh ./client.sh --help",
    ],
    [[''], 'The host is empty. Try: sh ./client.sh --help'],
    [['a', '1', 'b'], "Too many arguments: 'b' comes after host and port. Try: sh ./client.sh --help"],
    [['--port'], "Unknown option '--port'. Try: sh ./client.sh --help"],
  ])('%j is told in one sentence', (args, sentence) => {
    expect(readOptions(args)).toEqual({ kind: 'wrong', sentence });
  });

  test('--help tells the defaults and the exit status, --version the version', () => {
    const help = readOptions(['--help']);
    expect(help).toMatchObject({ kind: 'print' });
    for (const word of ['localhost', '12345', 'Exit status', '[host] [port]']) {
      expect(help).toHaveProperty('text', expect.stringContaining(word));
    }
    expect(readOptions(['-v'])).toHaveProperty('text', expect.stringMatching(/ \d+\.\d+\.\d+\n$/));
  });

  test('an IPv6 address is shown in brackets', () => {
    expect(addressOf('::1', 1)).toBe('[::1]:1');
    expect(addressOf('localhost', 1)).toBe('localhost:1');
  });
});
