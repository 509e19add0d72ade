import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { makeLogger } from './logger.ts';

function logged(sentence: string): string {
  let text = '';
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  makeLogger({ level: 'info', format: 'text' }, destination).info({ host: 'h' }, sentence);
  return text.replace(/^\[.*?\] /, '');
}

test('a sentence is one line, and nothing in it is an order to a terminal', () => {
  expect(logged('alice left: bye')).toBe('INFO: alice left: bye\n');
  expect(logged('h could not prove to own x\nINFO: root \u001b[2Jis here\u009b2J\u2028')).toBe(
    'INFO: h could not prove to own xINFO: root [2Jis here2J\n',
  );
});
