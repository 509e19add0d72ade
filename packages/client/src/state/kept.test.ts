import { expect, test } from 'vitest';
import { KeptRooms } from './kept.ts';

const line = { mark: 'm', at: 1, kind: 'said', text: 'hello', delivery: 'pending' };

/** What is read when this was found in the place of alice. */
function readFrom(found: string) {
  const kept = new KeptRooms({
    get: key => (key === 'rooms alice' ? found : undefined),
    set: () => undefined,
  });
  kept.of('alice');
  return kept.read();
}

test('what another program wrote there is left out', () => {
  expect(readFrom('{')).toEqual([]);
  expect(readFrom('{}')).toEqual([]);
  expect(readFrom(JSON.stringify([null, 7, { name: '#a' }, { name: '#b', kind: 'channel' }]))).toEqual([
    { name: '#b', kind: 'channel' },
  ]);
});

test.each([
  [[line], [line]],
  [[{ ...line, failure: 'no', replyTo: 'x' }], [{ ...line, failure: 'no', replyTo: 'x' }]],
  [[null, 'text', {}], []],
  [[{ ...line, mark: 1 }], []],
  [[{ ...line, at: '1' }], []],
  [[{ ...line, kind: 'told' }], []],
  [[{ ...line, text: ['a'] }], []],
  [[{ ...line, delivery: 'sent' }], []],
  [[{ ...line, failure: {} }], []],
  [[{ ...line, replyTo: 5 }, line], [line]],
  ['none', []],
])('of what waits to be said %j is %j', (unsent, expected) => {
  const [room] = readFrom(JSON.stringify([{ name: '#a', kind: 'channel', unsent }]));
  expect(room?.unsent).toEqual(expected);
});
