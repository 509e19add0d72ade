import { describe, expect, test } from 'vitest';
import type { Client } from '../hub/world.ts';
import { Scene } from './scene.ts';

const unhurried = {
  guards: { fakeLag: { perSecond: 0 }, connectionsPerAddressMax: 0, connectsPerAddressMax: 0 },
};

/** A client that knows metadata, in channels. */
function knowing(scene: Scene, nick: string, ...channels: readonly string[]): Client {
  const client = scene.irc(nick, ...channels);
  scene.send(client, ['CAP REQ :batch draft/metadata-3']);
  scene.linesOf(client);
  return client;
}

describe('a channel that one is not in', () => {
  const secret = 'hidden-from-strangers';
  const attempts = [
    'METADATA #x GET url',
    'METADATA #X LIST',
    'METADATA #x SYNC',
    'METADATA *ALL SYNC',
    'METADATA #x SET url',
    'METADATA #x SET url :x',
    'METADATA #x CLEAR',
    'METADATA #x SUB url',
    'METADATA #x SUBS',
    'METADATA owner SYNC',
    'METADATA owner LIST',
    'MONITOR + owner,#x',
    'MONITOR S',
    'WHOIS owner',
    'WHO #x',
    'LIST',
    'JOIN #x',
    'KNOCK #x',
  ];

  test.each(['+s', '+i', '+si', '+k key', '+b stranger!*@*', '+su'])(
    'with %s: no line of a stranger shows what is set of it',
    modes => {
      const scene = new Scene(unhurried);
      const owner = knowing(scene, 'owner', '#x');
      scene.send(owner, [`MODE #x ${modes}`, 'MODE #x +i', `METADATA #x SET url :${secret}`]);
      expect(scene.linesOf(owner).join('\n')).toContain(secret);
      const stranger = knowing(scene, 'stranger');
      scene.send(stranger, ['METADATA * SUB url', ...attempts]);
      const told = scene.linesOf(stranger);
      scene.send(owner, [`METADATA #x SET url :${secret}2`]);
      told.push(...scene.linesOf(stranger));
      expect(told.filter(line => line.includes(secret))).toStrictEqual([]);
      scene.send(owner, ['METADATA #x GET url']);
      expect(scene.linesOf(owner).join('\n')).toContain(`${secret}2`);
    },
  );

  test('is answered for in the same words as one that is not there', () => {
    const scene = new Scene(unhurried);
    const owner = knowing(scene, 'owner', '#x');
    scene.send(owner, ['MODE #x +s', `METADATA #x SET url :${secret}`]);
    const stranger = knowing(scene, 'stranger');
    for (const attempt of attempts.filter(line => /^METADATA #x/.test(line))) {
      scene.send(stranger, [attempt]);
      const ofThere = scene.linesOf(stranger).join('\n');
      scene.send(stranger, [attempt.replace('#x', '#y')]);
      expect(scene.linesOf(stranger).join('\n').replaceAll('#y', '#x')).toBe(ofThere);
    }
  });

  test('tells nothing any more to who went out of it', () => {
    const scene = new Scene(unhurried);
    const owner = knowing(scene, 'owner', '#x');
    const guest = knowing(scene, 'guest', '#x');
    scene.send(guest, ['METADATA * SUB url', 'PART #x']);
    scene.linesOf(guest);
    scene.send(owner, [`METADATA #x SET url :${secret}`]);
    scene.send(guest, ['METADATA #x LIST', 'METADATA *ALL SYNC']);
    expect(scene.linesOf(guest).filter(line => line.includes(secret))).toStrictEqual([]);
  });

  test('keeps nothing for who makes one of its name later', () => {
    const scene = new Scene(unhurried);
    const owner = knowing(scene, 'owner', '#x');
    scene.send(owner, [`METADATA #x SET url :${secret}`, 'PART #x']);
    const next = knowing(scene, 'next', '#x');
    scene.send(next, ['METADATA #x LIST']);
    expect(scene.linesOf(next).join('\n')).not.toContain(secret);
  });
});

describe('who sets and sets', () => {
  test('is told to others no more often than changes may come', () => {
    const scene = new Scene(unhurried);
    const flooder = knowing(scene, 'flooder', '#x');
    const reader = knowing(scene, 'reader', '#x');
    scene.send(reader, ['METADATA * SUB url']);
    scene.linesOf(reader);
    for (let index = 0; index < 500; index += 1) {
      scene.send(flooder, [
        `METADATA * SET url :${index}`,
        `METADATA #x SET url :${index}`,
        'METADATA * CLEAR',
      ]);
    }
    expect(scene.linesOf(reader).filter(line => / 76[16] /.test(line)).length).toBeLessThanOrEqual(20);
    expect(scene.linesOf(flooder).filter(line => line.includes('RATE_LIMITED')).length).toBeGreaterThan(400);
    scene.expectServed(reader);
  });

  test('and comes and goes, tells a large channel nothing', () => {
    const scene = new Scene({ ...unhurried, metadata: { joinMembersMax: 2 } });
    const readers = ['r1', 'r2', 'r3'].map(nick => knowing(scene, nick, '#x'));
    for (const reader of readers) scene.send(reader, ['METADATA * SUB a b c']);
    const flooder = knowing(scene, 'flooder');
    scene.send(flooder, ['METADATA * SET a :1', 'METADATA * SET b :2', 'METADATA * SET c :3']);
    for (const reader of readers) scene.linesOf(reader);
    for (let index = 0; index < 50; index += 1) scene.send(flooder, ['JOIN #x', 'PART #x']);
    for (const reader of readers) {
      expect(scene.linesOf(reader).filter(line => line.includes(' 761 '))).toStrictEqual([]);
    }
  });

  test.each([
    ['before registration', ['CAP REQ :batch draft/metadata-3']],
    ['as a user', ['NICK a', 'USER a 0 * :a', 'CAP REQ :batch draft/metadata-3']],
  ])('%s: keys, values and subscriptions without end are held to their bounds', async (_when, begin) => {
    const scene = new Scene({ ...unhurried, metadata: { changesMax: 1000, changeSeconds: 0 } });
    const client = scene.world.connect('irc', '192.0.2.1');
    const keys = Array.from({ length: 400 }, (_, index) => `k${index}`);
    scene.send(client, [
      ...begin,
      ...keys.map(key => `METADATA * SET ${key} :v`),
      ...keys.map(key => `METADATA * SUB ${key}`),
      `METADATA * SET ${'k'.repeat(400)} :x`,
      `METADATA * SET big :${'x'.repeat(450)}`,
    ]);
    scene.send(client, ['METADATA * LIST', 'METADATA * SUBS', 'PING end']);
    const told: string[] = [];
    await scene.turns(() => {
      told.push(...scene.linesOf(client));
      return told.some(line => line.endsWith(':end'));
    });
    expect(told.filter(line => /^@\S*batch=metadata \S+ 761 /.test(line))).toHaveLength(20);
    const subscribed = told.filter(line => / 772 /.test(line)).flatMap(line => line.split(' ').slice(4));
    expect(subscribed).toHaveLength(50);
    expect(told.filter(line => line.includes('LIMIT_REACHED'))).toHaveLength(380 + 350);
  });
});
