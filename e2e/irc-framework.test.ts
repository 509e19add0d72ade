import { describe, expect, test } from 'vitest';
import { IrcFriend, openIrcFriend, openIrcFriendInLobby } from './support/irc-friend.ts';
import { enterByNc } from './support/nc.ts';
import { describeWith } from './support/programs.ts';
import { startSalon } from './support/salon.ts';
import { closing } from './support/stage.ts';

/** bob, who made the lobby and is its operator, and carol, both by irc-framework. */
async function bobAndCarol(): Promise<{ port: number; bob: IrcFriend; carol: IrcFriend }> {
  const { ircPort: port } = closing(await startSalon());
  const bob = closing(await openIrcFriendInLobby(port, 'bob'));
  const carol = closing(await openIrcFriendInLobby(port, 'carol'));
  await bob.hears('join', { nick: 'carol', channel: '#lobby' });
  return { port, bob, carol };
}

describe('irc-framework: registration', () => {
  test('negotiates what client and server both know, and is told what the server allows', async () => {
    const { ircPort } = closing(await startSalon());
    const { client, refusals } = closing(await openIrcFriend(ircPort, 'bob'));
    expect([...client.network.cap.enabled]).toEqual(
      expect.arrayContaining(['echo-message', 'message-tags', 'server-time']),
    );
    expect(client.network.name).toBe('Salon');
    expect(client.network.supports('CASEMAPPING')).toBe('ascii');
    expect(client.network.supports('CHANTYPES')).toEqual(['#']);
    expect(client.network.supports('PREFIX')).toEqual([
      { symbol: '~', mode: 'q' },
      { symbol: '&', mode: 'a' },
      { symbol: '@', mode: 'o' },
      { symbol: '%', mode: 'h' },
      { symbol: '+', mode: 'v' },
    ]);
    expect(refusals).toEqual([]);
  });

  test('a nick that is taken is refused, and another one gets in', async () => {
    const { ircPort } = closing(await startSalon());
    closing(await openIrcFriend(ircPort, 'bob'));
    const other = closing(new IrcFriend());
    other.connect(ircPort, 'BOB');
    await other.hears('nick in use', { nick: 'BOB' });
    other.client.changeNick('bob2');
    await other.hears('registered', { nick: 'bob2' });
  });

  test('a nick that is malformed is refused', async () => {
    const { ircPort } = closing(await startSalon());
    const bob = closing(await openIrcFriend(ircPort, 'bob'));
    bob.client.changeNick('1bob');
    await bob.hears('nick invalid', { nick: '1bob' });
    expect(bob.client.user.nick).toBe('bob');
  });

  test('PING is answered with what it carried', async () => {
    const { ircPort } = closing(await startSalon());
    const bob = closing(await openIrcFriend(ircPort, 'bob'));
    bob.client.ping('a-token');
    await bob.hears('pong', { message: 'a-token' });
  });
});

describe('irc-framework: what was said before', () => {
  test('comes in pages, as it was said and when, and is found again', async () => {
    const { ircPort: port } = closing(await startSalon());
    const bob = closing(await openIrcFriendInLobby(port, 'bob'));
    for (let index = 1; index <= 5; index += 1) bob.client.say('#lobby', `message ${index}`);
    await bob.hears('privmsg', { message: 'message 5' });
    const carol = closing(new IrcFriend());
    carol.client.requestCap('draft/chathistory');
    carol.client.requestCap('soju.im/search');
    carol.connect(port, 'carol');
    await carol.hears('registered');
    expect(carol.client.network.supports('CHATHISTORY')).toBe('1000');
    carol.client.join('#lobby');
    await carol.hears('join', { nick: 'carol' });
    carol.client.raw('CHATHISTORY', 'LATEST', '#lobby', '*', '2');
    const { commands } = await carol.hears('batch end chathistory', { params: ['#lobby'] });
    expect(commands).toHaveLength(2);
    const five = await carol.hears('privmsg', { nick: 'bob', target: '#lobby', message: 'message 5' });
    expect(five.time).toEqual((await bob.hears('privmsg', { message: 'message 5' })).time);
    const four = await carol.hears('privmsg', { message: 'message 4' });
    const { msgid } = four.tags as { readonly msgid: string };
    carol.client.raw('CHATHISTORY', 'BEFORE', '#lobby', `msgid=${msgid}`, '10');
    await carol.hears('privmsg', { message: 'message 1' });
    expect(carol.count('privmsg', { message: 'message 4' })).toBe(1);
    carol.client.raw('SEARCH', 'in=#lobby;text=message\\s2');
    await carol.hears('batch end soju.im/search');
    expect(carol.count('privmsg', { message: 'message 2' })).toBe(2);
    expect(carol.refusals).toEqual([]);
  });
});

describeWith(['nc'], 'irc-framework: with a line user', () => {
  test('both hear what the other says, does, and says to her alone', async () => {
    const salon = closing(await startSalon());
    const alice = closing(await enterByNc(salon.linePort, 'alice'));
    const bob = closing(await openIrcFriendInLobby(salon.ircPort, 'bob'));
    bob.client.say('#lobby', 'hi');
    bob.client.action('#lobby', 'waves');
    bob.client.notice('#lobby', 'look');
    bob.client.say('alice', 'psst');
    await alice.hears('bob: hi\n* bob waves\n-bob- look\nbob (to you): psst\n');
    alice.says('hello', '/me nods', '/msg bob yes?', '//slash');
    await bob.hears('privmsg', { nick: 'alice', target: '#lobby', message: 'hello' });
    await bob.hears('action', { nick: 'alice', target: '#lobby', message: 'nods' });
    await bob.hears('privmsg', { nick: 'alice', target: 'bob', message: 'yes?' });
    await bob.hears('privmsg', { nick: 'alice', target: '#lobby', message: '/slash' });
    expect(bob.refusals).toEqual([]);
  });

  test('sees her come, take another name, and go', async () => {
    const salon = closing(await startSalon());
    const bob = closing(await openIrcFriendInLobby(salon.ircPort, 'bob'));
    const alice = closing(await enterByNc(salon.linePort, 'alice'));
    await bob.hears('join', { nick: 'alice', channel: '#lobby' });
    alice.says('/nick alicia', '/quit so long');
    await bob.hears('nick', { nick: 'alice', new_nick: 'alicia' });
    await bob.hears('quit', { nick: 'alicia', message: 'Quit: so long' });
  });

  test('what a line user pastes as one long line arrives whole, in pieces that IRC can carry', async () => {
    const salon = closing(await startSalon());
    const bob = closing(await openIrcFriendInLobby(salon.ircPort, 'bob'));
    const alice = closing(await enterByNc(salon.linePort, 'alice'));
    const words = Array.from({ length: 300 }, (_, index) => `mot-${index}-été`);
    alice.says(words.join(' '), 'end');
    await bob.hears('privmsg', { nick: 'alice', message: 'end' });
    const pieces = bob.received.filter(line => line.includes(' PRIVMSG #lobby :mot'));
    const text = pieces.map(line => line.slice(line.indexOf(' :', line.indexOf('PRIVMSG')) + 2)).join(' ');
    expect(text.split(/ +/)).toEqual(words);
    for (const piece of pieces)
      expect(Buffer.byteLength(piece.replace(/^@\S+ /, ''))).toBeLessThanOrEqual(510);
  });
});

describe('irc-framework: speech', () => {
  test('echo-message brings what one said back, once, and server-time says when', async () => {
    const { bob, carol } = await bobAndCarol();
    const before = Date.now() - 1000;
    bob.client.say('#lobby', 'hi');
    const echo = await bob.hears('privmsg', { nick: 'bob', target: '#lobby', message: 'hi' });
    const heard = await carol.hears('privmsg', { nick: 'bob', target: '#lobby', message: 'hi' });
    expect(heard.time).toBe(echo.time);
    expect(heard.time).toBeGreaterThan(before);
    expect(heard.time).toBeLessThan(Date.now() + 1000);
    expect(bob.count('privmsg', { message: 'hi' })).toBe(1);
  });

  test('tags of clients and CTCP pass from one to the other', async () => {
    const { bob, carol } = await bobAndCarol();
    bob.client.tagmsg('#lobby', { '+typing': 'active' });
    const typing = await carol.hears('tagmsg', { nick: 'bob', target: '#lobby' });
    expect(typing.tags).toMatchObject({ '+typing': 'active' });
    bob.client.ctcpRequest('carol', 'VERSION');
    await bob.hears('ctcp response', { nick: 'carol', type: 'VERSION' });
  });
});

describe('irc-framework: channels', () => {
  test('who joins is told who is there, and who made the channel is its operator', async () => {
    const { carol } = await bobAndCarol();
    const { users } = await carol.hears('userlist', { channel: '#lobby' });
    expect(users).toMatchObject([
      { nick: 'bob', modes: ['o'] },
      { nick: 'carol', modes: [] },
    ]);
  });

  test('a topic is set by an operator, and refused to others', async () => {
    const { bob, carol } = await bobAndCarol();
    carol.client.setTopic('#lobby', 'Mutiny');
    await carol.hears('irc error', { error: 'chanop_privs_needed', channel: '#lobby' });
    bob.client.setTopic('#lobby', 'Tea at five');
    await carol.hears('topic', { nick: 'bob', channel: '#lobby', topic: 'Tea at five' });
  });

  test('modes: rights, silence for others, and bans with their list', async () => {
    const { bob, carol } = await bobAndCarol();
    bob.client.mode('#lobby', '+m');
    await carol.hears('mode', { nick: 'bob', target: '#lobby', raw_modes: '+m' });
    carol.client.say('#lobby', 'am I heard?');
    await carol.hears('irc error', { error: 'cannot_send_to_channel', channel: '#lobby' });
    bob.client.mode('#lobby', '+v', ['carol']);
    await carol.hears('mode', { target: '#lobby', modes: [{ mode: '+v', param: 'carol' }] });
    carol.client.say('#lobby', 'now I am');
    await bob.hears('privmsg', { nick: 'carol', message: 'now I am' });
    bob.client.ban('#lobby', 'dave!*@*');
    await carol.hears('mode', { target: '#lobby', modes: [{ mode: '+b', param: 'dave!*@*' }] });
    carol.client.banlist('#lobby');
    const { bans } = await carol.hears('banlist', { channel: '#lobby' });
    expect(bans).toMatchObject([{ banned: 'dave!*@*', banned_by: expect.stringMatching(/^bob/) }]);
    bob.client.mode('#lobby', '');
    await bob.hears('channel info', { channel: '#lobby', raw_modes: expect.stringMatching(/^\+[mnt]{3}$/) });
  });

  test('kick throws out with a reason, and who was thrown out hears no more', async () => {
    const { bob, carol } = await bobAndCarol();
    bob.client.raw('KICK', '#lobby', 'carol', 'too loud');
    await carol.hears('kick', { nick: 'bob', kicked: 'carol', channel: '#lobby', message: 'too loud' });
    bob.client.say('#lobby', 'quiet now');
    await bob.hears('privmsg', { message: 'quiet now' });
    carol.client.ping('after');
    await carol.hears('pong', { message: 'after' });
    expect(carol.count('privmsg', { message: 'quiet now' })).toBe(0);
  });

  test('an invitation opens a channel that is closed', async () => {
    const { port, bob } = await bobAndCarol();
    const dave = closing(await openIrcFriend(port, 'dave'));
    bob.client.mode('#lobby', '+i');
    await bob.hears('mode', { target: '#lobby', raw_modes: '+i' });
    dave.client.join('#lobby');
    await dave.hears('irc error', { error: 'invite_only_channel', channel: '#lobby' });
    bob.client.invite('#lobby', 'dave');
    await dave.hears('invite', { nick: 'bob', invited: 'dave', channel: '#lobby' });
    await bob.hears('invited', { nick: 'dave', channel: '#lobby' });
    dave.client.join('#lobby');
    await dave.hears('userlist', { channel: '#lobby' });
  });

  test('part and quit are told with their reasons', async () => {
    const { bob, carol } = await bobAndCarol();
    carol.client.part('#lobby', 'back soon');
    await bob.hears('part', { nick: 'carol', channel: '#lobby', message: 'back soon' });
    carol.client.join('#lobby');
    await expect.poll(() => bob.count('join', { nick: 'carol' })).toBe(2);
    carol.client.quit('bye all');
    await carol.closed();
    await bob.hears('quit', { nick: 'carol', message: 'Quit: bye all' });
  });
});

describe('irc-framework: questions', () => {
  test('whois tells who someone is, where, and whether away', async () => {
    const { bob, carol } = await bobAndCarol();
    bob.client.raw('AWAY', 'at lunch');
    await bob.hears('away', { self: true });
    carol.client.whois('bob');
    expect(await carol.hears('whois', { nick: 'bob' })).toMatchObject({
      ident: '~bob',
      hostname: '127.0.0.1',
      real_name: 'bob the Friend',
      server: 'salon.localhost',
      channels: expect.stringMatching(/^@#lobby ?$/),
      away: 'at lunch',
      idle: expect.anything(),
      logon: expect.anything(),
    });
    carol.client.whois('nobody');
    expect(await carol.hears('whois', { nick: 'nobody' })).toMatchObject({ error: 'not_found' });
  });

  test('who shows the members of a channel, and which of them are away', async () => {
    const { bob, carol } = await bobAndCarol();
    bob.client.raw('AWAY', 'at lunch');
    await bob.hears('away', { self: true });
    carol.client.who('#lobby');
    const { users } = await carol.hears('wholist', { target: '#lobby' });
    expect(users).toMatchObject([
      { nick: 'bob', ident: '~bob', hostname: '127.0.0.1', real_name: 'bob the Friend', away: true },
      { nick: 'carol', away: false },
    ]);
    // It asks by the fields of WHOX, since the server says that it may.
    expect(carol.received.filter(line => / 354 /.test(line))).toHaveLength(2);
  });

  test('who watches a nick is told when someone comes and goes', async () => {
    const { bob, carol } = await bobAndCarol();
    bob.client.addMonitor('Dora');
    await bob.hears('users offline', { nicks: ['Dora'] });
    carol.client.changeNick('dora');
    await bob.hears('users online', { nicks: ['dora'] });
    await carol.close();
    await bob.hears('users offline', { nicks: ['dora'] });
  });

  test('away is told to who writes, until it is taken back', async () => {
    const { bob, carol } = await bobAndCarol();
    bob.client.raw('AWAY', 'at lunch');
    await bob.hears('away', { self: true });
    carol.client.say('bob', 'hungry?');
    await carol.hears('away', { nick: 'bob', message: 'at lunch' });
    bob.client.raw('AWAY');
    await bob.hears('back', { self: true });
  });

  test('list shows the channels with their topics', async () => {
    const { bob, carol } = await bobAndCarol();
    bob.client.setTopic('#lobby', 'Tea at five');
    await carol.hears('topic', { topic: 'Tea at five' });
    carol.client.join('#tea');
    await carol.hears('userlist', { channel: '#tea' });
    carol.client.list();
    await carol.hears('channel list end');
    expect(await carol.hears('channel list')).toMatchObject([
      { channel: '#lobby', num_users: 2, topic: 'Tea at five' },
      { channel: '#tea', num_users: 1, topic: '' },
    ]);
    expect([...bob.refusals, ...carol.refusals]).toEqual([]);
  });
});
