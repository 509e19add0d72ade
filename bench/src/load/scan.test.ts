import { expect, test } from 'vitest';
import type { TakeBytes } from './client.ts';
import { scanLines, startsWith } from './scan.ts';

/** Feeds chunks through one buffer, as sockets do, and tells which commands were seen and what was answered. */
function scan(...chunks: string[]): { commands: string[]; answered: string[] } {
  const commands: string[] = [];
  const answered: string[] = [];
  let take: TakeBytes = () => undefined;
  const client = {
    count: (given: TakeBytes): void => {
      take = given;
    },
    answer: (text: string): boolean => answered.push(text) > 0,
  };
  scanLines(client, (bytes, _from, command, end) => commands.push(bytes.toString('latin1', command, end)));
  const shared = Buffer.alloc(256);
  for (const chunk of chunks) take(shared, shared.write(chunk, 'latin1'));
  return { commands, answered };
}

test('lines are told whole, wherever the bytes are split', () => {
  const text = ':a!b@c JOIN #x\r\n:irc.test 366 a #x :End\r\n';
  const commands = ['JOIN #x\r', '366 a #x :End\r'];
  for (let at = 0; at <= text.length; at += 1)
    expect(scan(text.slice(0, at), text.slice(at)).commands).toEqual(commands);
});

test('PING is answered, and not told', () => {
  expect(scan('PING :x\r\n:a!b@c PART #x\r\n')).toEqual({ commands: ['PART #x\r'], answered: ['PING :x\r'] });
});

test('a word is found at its place only', () => {
  expect(startsWith(Buffer.from(':a JOIN'), 3, Buffer.from('JOIN'))).toBe(true);
  expect(startsWith(Buffer.from(':a JOI'), 3, Buffer.from('JOIN'))).toBe(false);
});
