import type { ChatClient } from '../model/client.ts';
import type { Room } from '../model/room.ts';
import type { Ran, SlashCommand } from './command.ts';
import {
  asDone,
  ask,
  channelAndRest,
  done,
  fault,
  firstWord,
  isOperator,
  keepsOrder,
  note,
  wordsOf,
} from './kit.ts';
import { banOf, holding, muteOf } from './masks.ts';

/** Commands with which order is kept in a room. */
export const orderCommands: readonly SlashCommand[] = [
  {
    name: 'kick',
    aliases: ['k'],
    usage: '<nick> [reason]',
    help: 'Throws someone out of this room.',
    takes: ['nick', 'text'],
    needs: 1,
    offered: keepsOrder,
    run: inChannel((client, channel, rest) => {
      const [nick, reason] = firstWord(rest);
      return asDone(client.kick(channel, nick, reason || undefined));
    }),
  },
  {
    name: 'ban',
    aliases: ['b'],
    usage: '<nick or mask>',
    help: 'Keeps someone out of this room; alone, shows who is kept out.',
    takes: ['nick'],
    offered: keepsOrder,
    run: inChannel((client, channel, rest) => {
      const [typed] = firstWord(rest);
      return typed === '' ? showBans(client, channel) : setBan(client, channel, banOf(client, typed));
    }),
  },
  {
    name: 'unban',
    aliases: [],
    usage: '<nick or mask>',
    help: 'Lets someone into this room again.',
    takes: ['nick'],
    needs: 1,
    offered: keepsOrder,
    run: inChannel((client, channel, rest) => lift(client, channel, firstWord(rest)[0], 'ban')),
  },
  {
    name: 'kickban',
    aliases: ['kb'],
    usage: '<nick> [reason]',
    help: 'Throws someone out of this room, and keeps her out.',
    takes: ['nick', 'text'],
    needs: 1,
    offered: keepsOrder,
    run: inChannel(async (client, channel, rest) => {
      const [nick, reason] = firstWord(rest);
      // First the ban, or she is back before it holds.
      const banned = await setBan(client, channel, banOf(client, nick));
      if (!banned.ok) return banned;
      const kicked = await client.kick(channel, nick, reason || undefined);
      return kicked.ok ? banned : kicked;
    }),
  },
  {
    name: 'mute',
    aliases: ['quiet'],
    usage: '<nick or mask>',
    help: 'Keeps someone from speaking in this room.',
    takes: ['nick'],
    needs: 1,
    offered: keepsOrder,
    run: inChannel((client, channel, rest) => setBan(client, channel, muteOf(client, firstWord(rest)[0]))),
  },
  {
    name: 'unmute',
    aliases: ['unquiet'],
    usage: '<nick or mask>',
    help: 'Lets someone speak in this room again.',
    takes: ['nick'],
    needs: 1,
    offered: keepsOrder,
    run: inChannel((client, channel, rest) => lift(client, channel, firstWord(rest)[0], 'mute')),
  },
  rank('op', '+o', 'Makes someone operator of this room.'),
  rank('deop', '-o', 'Takes the rank of operator from someone.'),
  rank('halfop', '+h', 'Makes someone halfop of this room.'),
  rank('dehalfop', '-h', 'Takes the rank of halfop from someone.'),
  rank('voice', '+v', 'Lets someone speak where only the voiced may.'),
  rank('devoice', '-v', 'Takes the voice from someone.'),
  {
    name: 'mode',
    aliases: [],
    usage: '[#room or nick] [modes] [parameters]',
    help: 'Changes modes of this room, or your own; alone, shows them.',
    takes: ['modes', 'nick'],
    run: (client, room, rest) => {
      const [first, others] = firstWord(rest);
      if (client.facts.sameName(first, client.me.nick))
        return ask(client, `MODE ${client.me.nick} ${others}`.trimEnd());
      const found = channelAndRest(client, room, rest);
      if ('ok' in found) return found;
      const [modes, ...params] = wordsOf(found.rest);
      if (modes === undefined) return showModes(found.channel);
      // A list alone is asked for, and not changed.
      if (params.length === 0 && /^\+?[beI]$/.test(modes))
        return ask(client, `MODE ${found.channel.name} ${modes}`);
      return asDone(client.mode(found.channel, modes, ...params));
    },
  },
];

/** A command for a channel, which may be named first. */
function inChannel(
  run: (client: ChatClient, channel: Room, rest: string) => Promise<Ran> | Ran,
): SlashCommand['run'] {
  return (client, room, rest) => {
    const found = channelAndRest(client, room, rest);
    return 'ok' in found ? found : run(client, found.channel, found.rest);
  };
}

/** A command that gives or takes a rank. */
function rank(name: string, mode: string, help: string): SlashCommand {
  return {
    name,
    aliases: [],
    usage: '<nick> [more nicks]',
    help,
    takes: ['nick'],
    needs: 1,
    offered: mode.endsWith('v') ? keepsOrder : isOperator,
    run: inChannel(async (client, channel, rest) => {
      const nicks = wordsOf(rest);
      const atOnce = Number(client.facts.isupport.get('MODES')) || 3;
      for (let from = 0; from < nicks.length; from += atOnce) {
        const some = nicks.slice(from, from + atOnce);
        const outcome = await client.mode(
          channel,
          `${mode.charAt(0)}${mode.charAt(1).repeat(some.length)}`,
          ...some,
        );
        if (!outcome.ok) return outcome;
      }
      return done;
    }),
  };
}

async function setBan(client: ChatClient, channel: Room, mask: string): Promise<Ran> {
  return await client.mode(channel, '+b', mask);
}

/** Lifts what keeps someone out or from speaking. */
async function lift(client: ChatClient, channel: Room, typed: string, kind: 'ban' | 'mute'): Promise<Ran> {
  const listed = await client.listModes(channel, 'b');
  if (!listed.ok) return listed;
  const masks = holding(client, listed.value, typed, kind);
  if (masks.length === 0) {
    return kind === 'ban'
      ? fault('not-banned', `Nothing keeps ${typed} out of ${channel.name}.`, {
          who: typed,
          room: channel.name,
        })
      : fault('not-muted', `Nothing keeps ${typed} from speaking in ${channel.name}.`, {
          who: typed,
          room: channel.name,
        });
  }
  for (const mask of masks) {
    const outcome = await client.mode(channel, '-b', mask);
    if (!outcome.ok) return outcome;
  }
  return done;
}

async function showBans(client: ChatClient, channel: Room): Promise<Ran> {
  const listed = await client.listModes(channel, 'b');
  if (!listed.ok) return listed;
  if (listed.value.length === 0)
    return note('no-bans', `Nobody is kept out of ${channel.name}.`, { room: channel.name });
  const lines = listed.value.map(({ mask, by }) => (by === undefined ? mask : `${mask} (${by})`));
  return { ok: true, value: { answer: 'lines', lines } };
}

function showModes(channel: Room): Ran {
  const letters = [...channel.modes.keys()].join('');
  const params = [...channel.modes.values()].filter(value => value !== '');
  const modes = [`+${letters}`, ...params].join(' ');
  return { ok: true, value: { answer: 'lines', lines: [`${channel.name} ${modes}`] } };
}
