import { describe, expect, test } from 'vitest';
import { addressOf, readOptions } from './options.ts';

describe('options', () => {
  const usual = {
    kind: 'run',
    host: undefined,
    port: undefined,
    isTls: false,
    isPlain: false,
    profile: 'default',
  };

  test.each([
    [[], {}],
    [['chat.example'], { host: 'chat.example' }],
    [['10.0.0.1', '1'], { host: '10.0.0.1', port: 1 }],
    [['::1', '65535'], { host: '::1', port: 65535 }],
    [['[fe80::1]', '2000'], { host: 'fe80::1', port: 2000 }],
    [['--tls', 'chat.example'], { host: 'chat.example', isTls: true }],
    [['--plain', '--profile', 'work'], { isPlain: true, profile: 'work' }],
  ])('%j', (args, others) => {
    expect(readOptions(args)).toEqual({ ...usual, ...others });
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
    [
      ['--tls', '--plain'],
      'The line door has no TLS: --tls and --plain do not go together. Try: sh ./client.sh --help',
    ],
    [
      ['--profile', '../x'],
      "'../x' is no name for a profile: letters, digits, - and . will do. Try: sh ./client.sh --help",
    ],
    [['--port'], "Unknown option '--port'. Try: sh ./client.sh --help"],
  ])('%j is told in one sentence', (args, sentence) => {
    expect(readOptions(args)).toEqual({ kind: 'wrong', sentence });
  });

  test('--help tells the defaults and the exit status, --version the version', () => {
    const help = readOptions(['--help']);
    expect(help).toMatchObject({ kind: 'print' });
    for (const word of ['localhost', '12345', '6667', '--plain', 'Exit status', '[host] [port]']) {
      expect(help).toHaveProperty('text', expect.stringContaining(word));
    }
    expect(readOptions(['-v'])).toHaveProperty('text', expect.stringMatching(/ \d+\.\d+\.\d+\n$/));
  });

  test('an IPv6 address is shown in brackets', () => {
    expect(addressOf('::1', 1)).toBe('[::1]:1');
    expect(addressOf('localhost', 1)).toBe('localhost:1');
  });
});
