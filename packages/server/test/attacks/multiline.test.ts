import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Client } from '../hub/world.ts';
import { Scene } from './scene.ts';

/** Lines are taken as fast as they come: what is bounded here is bounded without fake lag. */
const unhurried = { guards: { fakeLag: { perSecond: 0 } } };

/** A client that sends messages in several lines. */
function knowing(scene: Scene, nick: string, ...channels: readonly string[]): Client {
  const client = scene.irc(nick, ...channels);
  scene.send(client, ['CAP REQ :batch draft/multiline message-tags']);
  scene.linesOf(client);
  return client;
}

/** Fails of a client since it was asked last, without the sentences. */
function failsOf(scene: Scene, client: Client): string[] {
  return scene.linesOf(client).flatMap(line => / FAIL BATCH (.*) :/.exec(line)?.[1] ?? []);
}

describe('a batch', () => {
  test('without end is refused once, and neither said nor kept', async () => {
    const scene = new Scene(unhurried);
    const flooder = knowing(scene, 'flooder');
    const reader = knowing(scene, 'reader');
    const lines = Array.from({ length: 5000 }, () => '@batch=1 PRIVMSG reader :more');
    scene.send(flooder, ['BATCH +1 draft/multiline reader', ...lines, 'BATCH -1', 'PING end']);
    const told: string[] = [];
    await scene.turns(() => {
      told.push(...scene.linesOf(flooder));
      return told.some(line => line.endsWith(':end'));
    });
    expect(told.filter(line => line.includes('FAIL'))).toHaveLength(1);
    expect(scene.linesOf(reader)).toStrictEqual([]);
  });

  test('that is huge is refused at its limit, whatever it is made of', () => {
    const scene = new Scene(unhurried);
    const flooder = knowing(scene, 'flooder');
    const reader = knowing(scene, 'reader');
    const begin = 'BATCH +1 draft/multiline reader';
    const long = Array.from({ length: 11 }, () => `@batch=1 PRIVMSG reader :${'x'.repeat(400)}`);
    scene.send(flooder, [begin, ...long, 'BATCH -1']);
    expect(failsOf(scene, flooder)).toStrictEqual(['MULTILINE_MAX_BYTES 4096']);
    const empty = Array.from({ length: 33 }, () => '@batch=1 PRIVMSG reader :');
    scene.send(flooder, [begin, ...empty, 'BATCH -1']);
    expect(failsOf(scene, flooder)).toStrictEqual(['MULTILINE_MAX_LINES 32']);
    expect(scene.linesOf(reader)).toStrictEqual([]);
  });

  test('inside another, and thousands that are only begun, leave one open at most', () => {
    const scene = new Scene(unhurried);
    const flooder = knowing(scene, 'flooder');
    const reader = knowing(scene, 'reader');
    for (let index = 0; index < 1000; index += 1) {
      scene.send(flooder, [`BATCH +${index} draft/multiline reader`, `@batch=${index} PRIVMSG reader :x`]);
    }
    scene.send(flooder, ['BATCH -999', 'BATCH -0']);
    for (const fail of failsOf(scene, flooder)) expect(fail).toBe('MULTILINE_INVALID');
    expect(scene.linesOf(reader).length).toBeLessThanOrEqual(1);
    scene.expectServed(reader);
  });

  test('that is never ended is forgotten, also when its client has gone', () => {
    const scene = new Scene(unhurried);
    const one = knowing(scene, 'one');
    const two = knowing(scene, 'two');
    for (const client of [one, two]) {
      scene.send(client, ['BATCH +1 draft/multiline one', '@batch=1 PRIVMSG one :x']);
    }
    two.gone();
    scene.world.wait(31_000);
    expect(failsOf(scene, one)).toStrictEqual(['MULTILINE_INVALID']);
    scene.send(one, ['BATCH -1']);
    expect(scene.linesOf(one)).toStrictEqual([]);
    scene.expectServed(one);
  });

  test('takes no more lines beyond the pace than it may have, with what else may stand among them', () => {
    const scene = new Scene();
    const flooder = knowing(scene, 'flooder');
    scene.world.wait(60_000);
    scene.linesOf(flooder);
    const pings = Array.from({ length: 500 }, (_, index) => `PING ${index}`);
    scene.send(flooder, ['BATCH +1 draft/multiline flooder', ...pings]);
    expect(scene.linesOf(flooder).length).toBeLessThanOrEqual(33);
    // What was taken ahead of its time is owed.
    scene.world.wait(2000);
    expect(scene.linesOf(flooder)).toStrictEqual([]);
  });

  test('cannot be used over and over to be faster than the pace', () => {
    const scene = new Scene();
    const flooder = knowing(scene, 'flooder');
    const reader = knowing(scene, 'reader');
    scene.world.wait(60_000);
    const message = Array.from({ length: 30 }, () => '@batch=1 PRIVMSG reader :x');
    const all = Array.from({ length: 20 }, () => ['BATCH +1 draft/multiline reader', ...message, 'BATCH -1']);
    scene.send(flooder, all.flat());
    let shown = scene.linesOf(reader).filter(line => line.includes('PRIVMSG')).length;
    for (let second = 0; second < 60; second += 1) {
      scene.world.wait(1000);
      shown += scene.linesOf(reader).filter(line => line.includes('PRIVMSG')).length;
    }
    // A burst, five a second, and one message ahead.
    expect(shown).toBeLessThanOrEqual(20 + 60 * 5 + 32);
  });
});

test('long tags are not made more of than one message has', () => {
  const scene = new Scene(unhurried);
  const flooder = knowing(scene, 'flooder');
  const reader = scene.irc('reader');
  scene.send(reader, ['CAP REQ :message-tags']);
  scene.linesOf(reader);
  const lines = Array.from({ length: 32 }, () => '@batch=1 PRIVMSG reader :x');
  const begin = (tags: string) => `@+a=${tags} BATCH +1 draft/multiline reader`;
  scene.send(flooder, [begin('x'.repeat(4000)), ...lines, 'BATCH -1']);
  expect(scene.linesOf(reader).join('\r\n').length).toBeLessThan(4096 + 32 * 512);
  scene.send(flooder, [begin('x'), ...lines, 'BATCH -1']);
  expect(scene.linesOf(reader).every(line => line.includes('+a=x'))).toBe(true);
});

describe('whatever comes', () => {
  const row = fc.constantFrom(
    'BATCH +1 draft/multiline b',
    'BATCH +1 draft/multiline b',
    'BATCH +2 draft/multiline a',
    'BATCH -1',
    'BATCH -1',
    'BATCH -2',
    'BATCH',
    '@batch=1 PRIVMSG b :one',
    '@batch=1 PRIVMSG b :two',
    '@batch=1;draft/multiline-concat PRIVMSG b :three',
    '@batch=1 PRIVMSG b :',
    '@batch=1 NOTICE b :four',
    '@batch=2 PRIVMSG a :five',
    '@batch=1 PRIVMSG c :six',
    'PRIVMSG b :seven',
    'PING x',
    'CAP REQ -batch',
    'CAP REQ batch',
  );

  test('batches that are shown are whole, and lines inside them are theirs', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), rows => {
        const scene = new Scene(unhurried);
        const a = knowing(scene, 'a');
        const b = knowing(scene, 'b');
        scene.send(a, rows);
        let open: string | undefined;
        for (const line of scene.linesOf(b)) {
          const [, sign, reference] = / BATCH ([+-])(\S+)/.exec(line) ?? [];
          const member = /^@(?:[^ ]*;)?batch=([^; ]+)/.exec(line)?.[1];
          expect(member).toBe(sign === undefined ? open : undefined);
          if (sign !== undefined) expect(open).toBe(sign === '+' ? undefined : reference);
          open = sign === '+' ? reference : sign === '-' ? undefined : open;
        }
        expect(open).toBeUndefined();
        scene.expectServed(a);
      }),
      { numRuns: 150 },
    );
  });
});
