import { expect, test } from 'vitest';
import { sequenceAt, speech } from './speech.ts';

test('all speech is equally long', () => {
  expect(speech(1).length).toBe(64);
  expect(speech(12_345_678).length).toBe(64);
});

test.each(['\n', '\r\n'])('the sequence number is found before the line end %j', end => {
  const line = Buffer.from(`:r00000!bench@127.0.1.10 PRIVMSG #bench :${speech(4711)}${end}`);
  expect(sequenceAt(line, line.length)).toBe(4711);
});
