import type { SlashCommand } from './command.ts';
import {
  asDone,
  ask,
  channelAndRest,
  channelName,
  done,
  fault,
  firstWord,
  keepsOrder,
  note,
  wordsOf,
} from './kit.ts';
import { readWhen } from './when.ts';

/** Commands that are about rooms. */
export const roomCommands: readonly SlashCommand[] = [
  {
    name: 'join',
    aliases: ['j'],
    usage: '<#room> [key]',
    help: 'Goes into a room, which comes into being when it is not there.',
    takes: ['room', 'key'],
    run: async (client, _room, rest) => {
      const [names, key] = firstWord(rest);
      if (names === '') return { ok: true, value: { answer: 'rooms' } };
      let answer = done;
      for (const name of names.split(',').filter(part => part !== '')) {
        const outcome = await client.join(channelName(client, name), firstWord(key)[0] || undefined);
        if (!outcome.ok) return outcome;
        answer = { ok: true, value: { answer: 'room', room: outcome.value } };
      }
      return answer;
    },
  },
  {
    name: 'part',
    aliases: ['leave'],
    usage: '[#room] [reason]',
    help: 'Leaves a room.',
    takes: ['room', 'text'],
    run: (client, room, rest) => {
      if (room.kind === 'talk' && !client.facts.isChannel(firstWord(rest)[0])) {
        client.close(room);
        return done;
      }
      const found = channelAndRest(client, room, rest);
      if ('ok' in found) return found;
      client.part(found.channel, found.rest || undefined);
      return done;
    },
  },
  {
    name: 'close',
    aliases: ['wc'],
    usage: '',
    help: 'Takes this room or talk off your list; a room is left.',
    takes: [],
    run: (client, room) => {
      if (room.kind === 'server') return fault('stays', 'This one stays: the server speaks here.');
      client.close(room);
      return done;
    },
  },
  {
    name: 'topic',
    aliases: ['t'],
    usage: '[#room] [text, or - for none]',
    help: 'Sets the topic of a room; alone, shows it.',
    takes: ['text'],
    run: (client, room, rest) => {
      const found = channelAndRest(client, room, rest);
      if ('ok' in found) return found;
      const { channel, rest: topic } = found;
      if (topic !== '') return asDone(client.setTopic(channel, topic === '-' ? '' : topic));
      if (channel.topic === '')
        return note('no-topic', `${channel.name} has no topic.`, { room: channel.name });
      return { ok: true, value: { answer: 'lines', lines: [channel.topic] } };
    },
  },
  {
    name: 'invite',
    aliases: [],
    usage: '<nick> [#room]',
    help: 'Invites someone into a room.',
    takes: ['nick', 'room'],
    needs: 1,
    run: async (client, room, rest) => {
      const [nick, name] = firstWord(rest);
      const found = channelAndRest(client, room, name);
      if ('ok' in found) return found;
      const outcome = await client.invite(found.channel, nick);
      if (!outcome.ok) return outcome;
      return note('invited', `${nick} is invited into ${found.channel.name}.`, {
        nick,
        room: found.channel.name,
      });
    },
  },
  {
    name: 'rooms',
    aliases: ['list'],
    usage: '',
    help: 'Shows which rooms there are.',
    takes: [],
    run: () => ({ ok: true, value: { answer: 'rooms' } }),
  },
  {
    name: 'names',
    aliases: ['who', 'members'],
    usage: '',
    help: 'Shows who is in this room.',
    takes: [],
    run: (_client, room) =>
      room.kind === 'channel'
        ? { ok: true, value: { answer: 'members' } }
        : fault('needs-room', 'This is for a room. Name it first, as in #lobby, or go there.'),
  },
  {
    name: 'search',
    aliases: ['find'],
    usage: '[text]',
    help: 'Looks for what was said.',
    takes: ['text'],
    run: (_client, _room, rest) => ({ ok: true, value: { answer: 'search', text: rest } }),
  },
  {
    name: 'history',
    aliases: ['goto', 'jump'],
    usage: '<2026-03-01 [14:30], yesterday, or 3d>',
    help: 'Moves to what was said at that time.',
    takes: ['text'],
    needs: 1,
    run: (_client, _room, rest) => {
      const when = readWhen(rest);
      if (when !== undefined) return { ok: true, value: { answer: 'moment', when } };
      return fault('no-moment', `“${rest}” is no time. Try 2026-03-01, yesterday or 3d.`, { text: rest });
    },
  },
  {
    name: 'markread',
    aliases: ['read', 'clear'],
    usage: '[all]',
    help: 'Marks all here as read, or all everywhere.',
    takes: [],
    run: (client, room, rest) => {
      const rooms = rest.toLowerCase() === 'all' ? client.rooms.all : [room];
      for (const read of rooms) client.markRead(read);
      return done;
    },
  },
  {
    name: 'notify',
    aliases: [],
    usage: '<all, mentions, muted or default>',
    help: 'Says for what this room calls you.',
    takes: [],
    needs: 1,
    run: (client, room, rest) => {
      const wanted = (['all', 'mentions', 'muted', 'default'] as const).find(
        one => one === rest.toLowerCase(),
      );
      if (wanted === undefined)
        return fault('no-loudness', 'A room can call you for: all, mentions, muted or default.');
      client.setLoudness(room, wanted);
      return note('loudness', `${room.name}: ${wanted}.`, { room: room.name, loudness: wanted });
    },
  },
  {
    name: 'rename',
    aliases: [],
    usage: '<#new-name> [reason]',
    help: 'Gives this room another name.',
    takes: ['text'],
    needs: 1,
    offered: (client, room) => keepsOrder(client, room),
    run: (client, room, rest) => {
      if (room.kind !== 'channel')
        return fault('needs-room', 'This is for a room. Name it first, as in #lobby, or go there.');
      const [name, ...reason] = wordsOf(rest);
      const line = `RENAME ${room.name} ${channelName(client, name ?? '')}`;
      return ask(client, reason.length === 0 ? line : `${line} :${reason.join(' ')}`);
    },
  },
];
