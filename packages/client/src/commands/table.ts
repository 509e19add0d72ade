import { accountCommands } from './account.ts';
import type { SlashCommand } from './command.ts';
import { orderCommands } from './order.ts';
import { peopleCommands } from './people.ts';
import { roomCommands } from './rooms.ts';
import { talkCommands } from './talk.ts';

const help: SlashCommand = {
  name: 'help',
  aliases: ['h', 'commands'],
  usage: '[command]',
  help: 'Shows what commands there are, or one of them.',
  takes: ['text'],
  run: (_client, _room, rest) => {
    const name = rest.trim().replace(/^\//, '').toLowerCase();
    return { ok: true, value: { answer: 'help', name: name || undefined } };
  },
};

/** All commands, in the order in which help shows them. */
export const slashCommands: readonly SlashCommand[] = [
  help,
  ...talkCommands,
  ...roomCommands,
  ...peopleCommands,
  ...orderCommands,
  ...accountCommands,
];

const byName = new Map(
  slashCommands.flatMap(command => [command.name, ...command.aliases].map(name => [name, command] as const)),
);

/** The command of a name or another name of it, in any case; undefined when there is none. */
export function commandNamed(name: string): SlashCommand | undefined {
  return byName.get(name.toLowerCase());
}
