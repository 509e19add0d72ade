import { stripFormatting } from '@salon/protocol';
import type { ChatClient } from '../model/client.ts';
import type { Room } from '../model/room.ts';
import type { Ran, SlashCommand } from './command.ts';
import { asDone, ask, channelName, done, fault, firstWord, newest, note } from './kit.ts';

/** Commands that say something. */
export const talkCommands: readonly SlashCommand[] = [
  {
    name: 'me',
    aliases: ['action'],
    usage: '<what you do>',
    help: 'Says what you do, as in “/me waves”.',
    takes: ['text'],
    needs: 1,
    manyLines: true,
    run: (client, room, rest) => say(client, room, rest, 'acted'),
  },
  {
    name: 'msg',
    aliases: ['query', 'q', 'm', 'dm'],
    usage: '<nick> [text]',
    help: 'Opens a talk with someone, and says something there.',
    takes: ['nick', 'text'],
    needs: 1,
    manyLines: true,
    run: (client, _room, rest) => {
      const [name, text] = firstWord(rest);
      const there = client.facts.isChannel(name) ? client.rooms.get(name) : client.talkWith(name);
      if (there === undefined)
        return fault('not-in-room', `You are not in ${name}. Go in with /join ${name} first.`, {
          room: name,
        });
      if (text !== '') client.say(there, text);
      return { ok: true, value: { answer: 'room', room: there } };
    },
  },
  {
    name: 'notice',
    aliases: [],
    usage: '<nick or #room> <text>',
    help: 'Says something that no program answers.',
    takes: ['nick', 'text'],
    needs: 2,
    manyLines: true,
    run: (client, _room, rest) => {
      const [name, text] = firstWord(rest);
      const there = client.rooms.get(name);
      if (there !== undefined) {
        client.say(there, text, { kind: 'noticed' });
        return done;
      }
      return ask(client, `NOTICE ${name} :${text.replaceAll('\n', ' ')}`);
    },
  },
  {
    name: 'reply',
    aliases: ['r'],
    usage: '<text>',
    help: 'Answers the last message of someone else.',
    takes: ['text'],
    needs: 1,
    manyLines: true,
    run: (client, room, rest) => {
      const answered = newest(room, entry => !entry.own);
      if (answered === undefined) return nothingThere;
      client.say(room, rest, { replyTo: answered.msgid });
      return done;
    },
  },
  {
    name: 'edit',
    aliases: ['e'],
    usage: '<text>',
    help: 'Gives your last message another text.',
    takes: ['text'],
    needs: 1,
    manyLines: true,
    run: (client, room, rest) => {
      const last = newest(room, entry => entry.own);
      return last === undefined ? nothingOwn : asDone(client.edit(room, last.msgid, rest));
    },
  },
  {
    name: 'delete',
    aliases: ['del', 'redact'],
    usage: '[reason]',
    help: 'Takes back your last message.',
    takes: ['text'],
    run: (client, room, rest) => {
      const last = newest(room, entry => entry.own);
      return last === undefined ? nothingOwn : asDone(client.remove(room, last.msgid, rest || undefined));
    },
  },
  {
    name: 'react',
    aliases: [],
    usage: '<emoji>',
    help: 'Gives the last message a reaction, or takes it back.',
    takes: ['text'],
    needs: 1,
    run: (client, room, rest) => {
      const last = newest(room, () => true);
      return last === undefined ? nothingThere : asDone(client.react(room, last.msgid, rest));
    },
  },
  {
    name: 'say',
    aliases: [],
    usage: '<text>',
    help: 'Says a text, also one that begins with a slash.',
    takes: ['text'],
    needs: 1,
    manyLines: true,
    run: (client, room, rest) => say(client, room, rest, 'said'),
  },
  {
    name: 'plain',
    aliases: [],
    usage: '<text>',
    help: 'Says a text without any formatting.',
    takes: ['text'],
    needs: 1,
    manyLines: true,
    run: (client, room, rest) => say(client, room, stripFormatting(rest), 'said'),
  },
  {
    name: 'spoiler',
    aliases: [],
    usage: '<text>',
    help: 'Says a text that is hidden until someone clicks on it.',
    takes: ['text'],
    needs: 1,
    manyLines: true,
    run: (client, room, rest) => {
      // Black on black is how IRC hides a text; each line stands for itself.
      const hidden = rest.split('\n').map(line => `\x0301,01${stripFormatting(line)}\x03`);
      return say(client, room, hidden.join('\n'), 'said');
    },
  },
  {
    name: 'shrug',
    aliases: [],
    usage: '[text]',
    help: 'Says ¯\\_(ツ)_/¯ behind your text.',
    takes: ['text'],
    manyLines: true,
    run: (client, room, rest) => say(client, room, `${rest} ¯\\_(ツ)_/¯`.trimStart(), 'said'),
  },
  {
    name: 'ctcp',
    aliases: [],
    usage: '<nick or #room> <request> [text]',
    help: 'Asks the program of someone for something, such as VERSION or TIME.',
    takes: ['nick', 'text'],
    needs: 2,
    run: (client, _room, rest) => {
      const [target, request] = firstWord(rest);
      const [word, text] = firstWord(request);
      return askProgram(client, target, `${word.toUpperCase()} ${text}`.trimEnd());
    },
  },
  {
    name: 'version',
    aliases: [],
    usage: '[nick]',
    help: 'Asks which program someone uses; alone, which one the server is.',
    takes: ['nick'],
    run: (client, _room, rest) =>
      rest === '' ? ask(client, 'VERSION') : askProgram(client, firstWord(rest)[0], 'VERSION'),
  },
  {
    name: 'ping',
    aliases: ['lag'],
    usage: '[nick]',
    help: 'Asks whether the program of someone answers; alone, shows how far the server is.',
    takes: ['nick'],
    run: (client, _room, rest) => {
      if (rest !== '') return askProgram(client, firstWord(rest)[0], 'PING 1');
      const ms = client.link.lagMs;
      if (ms === undefined)
        return note('lag-unknown', 'Nobody knows yet how far the server is. Try again in a minute.');
      return note('lag', `The server answers within ${Math.round(ms)} ms.`, { ms: String(Math.round(ms)) });
    },
  },
  {
    name: 'knock',
    aliases: [],
    usage: '<#room> [text]',
    help: 'Asks to be let into a room that you may not join.',
    takes: ['room', 'text'],
    needs: 1,
    run: (client, _room, rest) => {
      const [name, text] = firstWord(rest);
      return ask(client, `KNOCK ${channelName(client, name)}${text === '' ? '' : ` :${text}`}`);
    },
  },
];

const nothingOwn = fault('nothing-own', 'You have said nothing here that could be changed.');
const nothingThere = fault('nothing-there', 'There is no message here yet.');

function say(client: ChatClient, room: Room, text: string, kind: 'said' | 'acted'): Ran {
  if (room.kind === 'server') return nobodyHears;
  client.say(room, text, { kind });
  return done;
}

/** Why nothing can be said where the server speaks. */
export const nobodyHears = fault(
  'nobody-hears',
  'Nobody can hear you here. Go to a room, or begin with a slash: /help shows the commands.',
);

async function askProgram(client: ChatClient, nick: string, request: string): Promise<Ran> {
  const asked = await ask(client, `PRIVMSG ${nick} :\x01${request}\x01`);
  return asked.ok ? note('asked', `${nick} was asked. The answer comes as a notice.`, { nick }) : asked;
}
