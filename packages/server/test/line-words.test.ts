import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { words } from '../src/doors/line/words.ts';
import { TestServer } from './support/test-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await TestServer.start();
});
afterEach(() => server.stop());

describe('words', () => {
  test('/help shows every word', async () => {
    const alice = await server.line('alice');
    alice.send('/help');
    const lines: string[] = [];
    for (let left = words.length + 2; left > 0; left -= 1) lines.push(await alice.line());
    for (const { word } of words)
      expect(lines.filter(line => line.startsWith(`>> /${word}`))).toHaveLength(1);
  });

  test('an unknown word is answered with a hint and said to nobody', async () => {
    const alice = await server.line('alice');
    const bob = await server.line('bob');
    await alice.readsLines('>> Welcome bob !');
    alice.send('/jion #x', '/', 'next');
    expect(await alice.line()).toBe(
      '>> There is no command /jion. Did you mean /join? /help shows all; //text says a line that begins with a slash.',
    );
    expect(await alice.line()).toMatch(/^>> There is no command/);
    await bob.readsLines('alice: next');
  });

  test('/nick renames before everyone, and refuses what is wrong', async () => {
    const alice = await server.line('alice');
    const bob = await server.line('bob');
    await alice.readsLines('>> Welcome bob !');
    alice.send('/nick BOB', '/nick', '/nick al ice', '/nick Alice', '/nick carol');
    await alice.readsLines('>> The pseudo BOB is taken.', '>> A pseudo must not be empty.');
    expect(await alice.line()).toContain('"al ice" has a forbidden character');
    await alice.readsLines('>> alice is now known as Alice.', '>> Alice is now known as carol.');
    await bob.readsLines('>> alice is now known as Alice.', '>> Alice is now known as carol.');
    alice.send('hi');
    await bob.readsLines('carol: hi');
  });

  test('/msg reaches one person alone, /me is an action', async () => {
    const alice = await server.line('alice');
    const bob = await server.line('bob');
    const carol = await server.line('carol');
    await bob.readsLines('>> Welcome carol !');
    alice.send('/msg BOB psst, you', '/me waves', '/msg bob', '/msg nobody hi', '/me');
    await bob.readsLines('alice (to you): psst, you', '* alice waves');
    await carol.readsLines('* alice waves');
    await alice.readsLines(
      '>> Welcome bob !',
      '>> Welcome carol !',
      '>> To whom, and what? /msg PSEUDO TEXT',
      '>> There is no one called "nobody" here.',
      '>> What are you doing? /me TEXT',
    );
  });

  test('in more than one room lines carry the room, and speech goes to the room joined or chosen last', async () => {
    const alice = await server.line('alice');
    const bob = await server.line('bob');
    await alice.readsLines('>> Welcome bob !');
    alice.send('/join games');
    await alice.readsLines(
      '>> You are in 2 rooms; what you say goes to #games.',
      '[#games] >> Welcome alice !',
    );
    bob.send('/join #Games');
    await bob.readsLines('>> You are in 2 rooms; what you say goes to #games.', '[#games] >> Welcome bob !');
    await alice.readsLines('[#games] >> Welcome bob !');
    alice.send('a game?', '/join #LOBBY', 'or a talk?');
    await bob.readsLines('[#games] alice: a game?', '[#lobby] alice: or a talk?');
    await alice.readsLines('>> What you say goes to #lobby now.');
    bob.send('/part', 'here again');
    await bob.readsLines('[#games] >> Bye bob !', '>> What you say goes to #lobby now.');
    await alice.readsLines('[#games] >> Bye bob !', '[#lobby] bob: here again');
    bob.send('/part #lobby', 'anyone?', '/part');
    await bob.readsLines(
      '>> Bye bob !',
      '>> You are in no room now. /join one; /rooms shows which there are.',
      '>> You are in no room. /join one; /rooms shows which there are.',
      '>> You are in no room.',
    );
  });

  test('a room may be named without its # where one is in it', async () => {
    const alice = await server.line('alice');
    alice.send('/join den', '/join lobby', '/topic den dark', '/who den', '/part den bye then');
    await alice.readsLines(
      '>> You are in 2 rooms; what you say goes to #den.',
      '[#den] >> Welcome alice !',
      '>> What you say goes to #lobby now.',
      '>> alice set the topic of #den: dark',
      '>> 1 in #den: @alice',
      '[#den] >> Bye alice !',
      '>> What you say goes to #lobby now.',
    );
  });

  test('/rooms and /topic show and set', async () => {
    const alice = await server.line('alice');
    const bob = await server.line('bob');
    await alice.readsLines('>> Welcome bob !');
    bob.send('/topic mine', '/topic');
    await bob.readsLines('>> Only operators of #lobby may do that.', '>> #lobby has no topic.');
    alice.send('/topic be kind', '/topic', '/rooms');
    await alice.readsLines(
      '>> alice set the topic of #lobby: be kind',
      '>> The topic of #lobby is: be kind',
      '>> #lobby (2): be kind',
      '>> 1 room. /join one of them, or a new one.',
    );
    const carol = await server.line('carol');
    await carol.readsLines('>> The topic of #lobby is: be kind');
  });

  test('/away is told to who writes, and /who shows it', async () => {
    const alice = await server.line('alice');
    const bob = await server.line('bob');
    await alice.readsLines('>> Welcome bob !');
    bob.send('/away at lunch');
    await bob.readsLines('>> You are away: at lunch');
    alice.send('/msg bob hi', '/who', '/who bob');
    await alice.readsLines('>> bob is away: at lunch', '>> 2 in #lobby: @alice, bob (away)');
    await alice.readsLines('>> bob is bob, in #lobby, silent for 0 s.', '>> bob is away: at lunch');
    bob.send('/away');
    await bob.readsLines('alice (to you): hi', '>> You are back.');
  });
});
