import { afterAll, describe, expect, test } from 'vitest';
import type { Peer } from '../support/peer.ts';
import { rememberingServer } from '../support/remembering.ts';

const server = await rememberingServer({ history: { pageMax: 1000 } });
afterAll(() => server.stop());

const caps = ['draft/chathistory', 'draft/event-playback', 'soju.im/search', 'znc.in/playback', 'batch'];
const secret = 'hidden-needle';

/** All by which someone may try to read a target. */
function attempts(target: string, msgid: string): string[] {
  const times = 'timestamp=1970-01-01T00:00:00.000Z timestamp=2100-01-01T00:00:00.000Z';
  return [
    `CHATHISTORY LATEST ${target} * 1000`,
    `CHATHISTORY BEFORE ${target} timestamp=2100-01-01T00:00:00.000Z 1000`,
    `CHATHISTORY AFTER ${target} timestamp=1970-01-01T00:00:00.000Z 1000`,
    `CHATHISTORY AROUND ${target} msgid=${msgid} 1000`,
    `CHATHISTORY BETWEEN ${target} ${times} 1000`,
    `CHATHISTORY TARGETS ${times} 1000`,
    `SEARCH text=${secret}`,
    `SEARCH in=${target};text=${secret}`,
    `SEARCH in=${target}`,
    'SEARCH limit=1000',
    'PRIVMSG *playback :PLAY * 0',
    `PRIVMSG *playback :PLAY ${target} 0`,
    `PRIVMSG *playback :LIST ${target}`,
  ];
}

/** What someone is told who tries all of that. */
async function triesAll(peer: Peer, target: string, msgid: string): Promise<string> {
  peer.send(...attempts(target, msgid));
  return (await peer.linesUntilNow()).join('\n');
}

describe('nobody reads', () => {
  test.each(['+s', '+p', '+i', '+k key', '+b *!*@*', '+l 1', '+R'])(
    'a room that has %s and that she is not in, or was thrown out of',
    async modes => {
      const room = `#secret${modes.replace(/[^a-z]/gi, '')}`;
      const owner = await server.ircIn(room, 'owner', 'echo-message', 'message-tags', ...caps);
      const guest = await server.ircIn(room, 'guest', ...caps);
      const stranger = await server.irc('stranger', ...caps);
      owner.send(`PRIVMSG ${room} :${secret}`);
      const [, msgid = ''] = /msgid=([^ ;]+)/.exec(await owner.until(secret)) ?? [];
      await guest.until(secret);
      expect(await triesAll(guest, room, msgid)).toContain(secret);
      owner.send(`MODE ${room} ${modes}`, `KICK ${room} guest`);
      await guest.until(/KICK/);
      for (const peer of [guest, stranger]) {
        const told = await triesAll(peer, room, msgid);
        expect(told).not.toContain(`:${secret}`);
        expect(told).not.toMatch(new RegExp(`TARGETS ${room}|playback .*:${room} `));
      }
      await server.empty();
    },
  );

  test('a room in answers that tell whether it is there', async () => {
    await server.ircIn('#there', 'owner');
    const stranger = await server.irc('stranger', ...caps);
    const answer = async (room: string) =>
      (await triesAll(stranger, room, 'x')).replaceAll(room, '#').replaceAll(/BATCH [+-]\w+/g, 'BATCH');
    expect(await answer('#there')).toBe(await answer('#nowhere'));
    await server.empty();
  });

  test('direct talk of others, by whatever nick', async () => {
    const [alice, bob, mallory] = [
      await server.irc('alice', 'echo-message', 'message-tags', ...caps),
      await server.irc('bob', ...caps),
      await server.irc('mallory', ...caps),
    ];
    server.logIn('alice', 'alice-account');
    server.logIn('bob', 'bob-account');
    server.logIn('mallory', 'mallory-account');
    alice.send(`PRIVMSG bob :${secret}`);
    const [, msgid = ''] = /msgid=([^ ;]+)/.exec(await alice.until(secret)) ?? [];
    await bob.until(secret);
    const targets = [
      'alice',
      'bob',
      'BOB',
      'alice-account',
      'Bob-Account',
      'alice-account\\sbob-account',
      '*',
      '',
    ];
    for (const target of targets) expect(await triesAll(mallory, target, msgid)).not.toContain(`:${secret}`);
    // The nick of one of them is free now, and she takes it.
    bob.send('NICK robert');
    await bob.until(/NICK/);
    mallory.send('NICK bob');
    await mallory.until(/NICK/);
    for (const target of [...targets, 'robert']) {
      expect(await triesAll(mallory, target, msgid)).not.toContain(`:${secret}`);
    }
    expect(await triesAll(bob, 'alice', msgid)).toContain(`:${secret}`);
    // Who logs out is nobody's any more, and a guest of her nick neither.
    server.logIn('robert');
    expect(await triesAll(bob, 'alice', msgid)).not.toContain(`:${secret}`);
    bob.socket.destroy();
    await server.eventually(() => server.users === 2);
    const guest = await server.irc('robert', ...caps);
    expect(await triesAll(guest, 'alice', msgid)).not.toContain(`:${secret}`);
    expect(await triesAll(alice, 'bob-account', msgid)).toContain(`:${secret}`);
    await server.empty();
  });
});

describe('a thousand questions at once', () => {
  test('keep nobody else waiting, and are all answered', { timeout: 30_000 }, async () => {
    const victim = await server.ircIn('#many', 'victim');
    victim.send(
      ...Array.from({ length: 300 }, (_, index) => `PRIVMSG #many :word ${index} ${'x'.repeat(100)}`),
    );
    await victim.linesUntilNow();
    const count = 200;
    const attackers = await Promise.all(
      [1, 2, 3, 4, 5].map(index => server.ircIn('#many', `attacker${index}`, ...caps)),
    );
    for (const attacker of attackers) {
      attacker.send(
        ...Array.from({ length: count }, (_, index) =>
          index % 4 === 0 ? 'SEARCH text=word;limit=1000' : 'CHATHISTORY LATEST #many * 1000',
        ),
        'PING done',
      );
    }
    // Nobody of them reads, and the server goes on.
    for (const { socket } of attackers) socket.pause();
    for (let round = 0; round < 20; round += 1) await victim.linesUntilNow();
    const [gone, ...others] = attackers;
    gone?.socket.destroy();
    for (const { socket } of others) socket.resume();
    for (const attacker of others) {
      let ends = 0;
      for (let line = await attacker.line(); !line.endsWith('done'); line = await attacker.line()) {
        ends += Number(line.includes(' BATCH -'));
      }
      expect(ends).toBe(count);
    }
    await victim.linesUntilNow();
    await server.empty();
  });

  test('with numbers and times that nobody has, break nothing', async () => {
    const peer = await server.ircIn('#odd', 'odd', ...caps);
    const odd = ['9'.repeat(400), '1e9', '-1', '0x10', '1.5', 'NaN', '٣', ''];
    const times = [
      '9999-99-99T99:99:99.999Z',
      '0000-00-00T00:00:00.000Z',
      '+275760-09-13T00:00:00.000Z',
      '',
      'Z',
    ];
    peer.send(
      ...odd.map(limit => `CHATHISTORY LATEST #odd * ${limit}`),
      ...times.map(time => `CHATHISTORY BEFORE #odd timestamp=${time} 5`),
      ...times.map(time => `CHATHISTORY TARGETS timestamp=${time} timestamp=${time} 5`),
      ...times.map(time => `SEARCH before=${time};after=${time}`),
      ...odd.map(limit => `SEARCH limit=${limit}`),
      ...odd.map(time => `PRIVMSG *playback :PLAY * ${time} ${time}`),
      "CHATHISTORY BETWEEN #odd msgid=\u0000 msgid=' 5",
    );
    const answers = await peer.linesUntilNow();
    expect(answers.filter(line => /(^|:\S+ )ERROR /.test(line))).toEqual([]);
    expect(server.logged.filter(({ incident }) => incident !== undefined)).toEqual([]);
    await server.empty();
  });
});
