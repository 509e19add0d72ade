import { expect } from 'vitest';
import { describeDay } from '../support/day.ts';
import { IrcFriend } from '../support/irc-friend.ts';
import type { DeedsBy, Person, SightsBy } from '../support/person.ts';

function deedsOf({ client }: IrcFriend): DeedsBy<void> {
  return {
    says: text => client.say('#lobby', text),
    tells: (nick, text) => client.say(nick, text),
    setsTopic: text => client.setTopic('#lobby', text),
    givesOp: nick => client.mode('#lobby', '+o', [nick]),
    kicks: (nick, reason) => client.raw('KICK', '#lobby', nick, reason),
    bans: nick => client.ban('#lobby', `${nick}!*@*`),
    forgives: nick => client.unban('#lobby', `${nick}!*@*`),
    takesNick: nick => client.changeNick(nick),
    goesAway: text => client.raw('AWAY', text),
    comesBack: () => client.raw('AWAY'),
    asksAbout: nick => client.whois(nick),
    lists: () => client.list(),
    quits: reason => client.quit(reason),
  };
}

function sightsOf(friend: IrcFriend): SightsBy<Promise<unknown>> {
  return {
    speech: (nick, message) => friend.hears('privmsg', { nick, target: '#lobby', message }),
    privateSpeech: (nick, message) => friend.hears('privmsg', { nick, target: 'bob', message }),
    topic: (nick, topic) => friend.hears('topic', { nick, channel: '#lobby', topic }),
    kick: (kicked, message) => friend.hears('kick', { kicked, channel: '#lobby', message }),
    rename: (nick, new_nick) => friend.hears('nick', { nick, new_nick }),
    awayMark: () => friend.hears('away', { self: true }),
    backMark: () => friend.hears('back', { self: true }),
    about: nick => friend.hears('whois', { nick, ident: nick, hostname: '127.0.0.1', real_name: nick }),
    room: async (channel, num_users, topic) =>
      expect(await friend.hears('channel list')).toMatchObject([{ channel, num_users, topic }]),
  };
}

/**
 * A client that is in the lobby whenever it is connected, and connects again when the connection is lost. The library
 * does that by itself only after a stay of five seconds and a pause of more, which its users need not wait for.
 */
async function enter(port: number, nick: string): Promise<Person> {
  const friend = new IrcFriend();
  const { client } = friend;
  let stays = true;
  client.on('registered', () => client.join('#lobby'));
  client.on('close', () => {
    if (stays) client.connect();
  });
  friend.connect(port, nick);
  await friend.hears('userlist', { channel: '#lobby' });
  const deeds = deedsOf(friend);
  const sights = sightsOf(friend);
  return {
    does: (deed, ...args) => {
      if (deed === 'quits') stays = false;
      deeds[deed](...args);
    },
    sees: (sight, ...args) => sights[sight](...args),
    close: () => {
      stays = false;
      return friend.close();
    },
  };
}

describeDay({ title: 'irc-framework', programs: [], enter });
