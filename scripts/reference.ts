import {
  type ChannelMode,
  capabilities,
  channelModes,
  extbans,
  type Numeric,
  numerics,
  userModes,
} from '@salon/protocol';
import { adminWords } from '../packages/server/src/admin/table.ts';
import { verbs } from '../packages/server/src/doors/irc/verbs/table.ts';
import { words } from '../packages/server/src/doors/line/words.ts';
import { services } from '../packages/server/src/services/table.ts';

const made = '<!-- Made from the tables of the code by: npm run docs -->\n';

/** The reference of the IRC door: its commands, modes, capabilities and numerics. */
export function ircReference(): string {
  const commands = [...verbs].sort(([one], [other]) => (one < other ? -1 : 1));
  return [
    '# The IRC door',
    made,
    '## Commands\n',
    table(
      ['Command', 'For', 'Does'],
      commands.map(([name, verb]) => [code(`${name} ${verb.takes}`.trim()), verb.for, verb.help]),
    ),
    '## Channel modes\n',
    table(
      ['Mode', 'Shown as', 'Set by', 'Parameter', 'Meaning'],
      channelModes.map(mode => [
        code(mode.letter),
        prefixOf(mode),
        mode.setBy,
        mode.takes ?? '',
        mode.meaning,
      ]),
    ),
    '## Extended bans\n',
    'A plain mask `nick!user@host` is held against the host that is shown, the one that was found and the address; its host may be a network, such as `192.0.2.0/24`. Entries of b, e and I may also be:\n',
    table(
      ['Entry', 'Takes', 'Matches'],
      extbans.map(({ letter, name, takes, meaning }) => [
        `${code(`${letter}:`)}, ${code(`${name}:`)}`,
        takes,
        meaning,
      ]),
    ),
    '## User modes\n',
    table(
      ['Mode', 'Meaning'],
      userModes.map(mode => [code(mode.letter), mode.meaning]),
    ),
    '## Capabilities\n',
    table(
      ['Capability', 'Meaning'],
      capabilities.map(capability => [code(capability.name), capability.meaning]),
    ),
    '## Numerics\n',
    table(
      ['Number', 'Name', 'Text'],
      Object.entries<Numeric>(numerics).map(([name, numeric]) => [
        numeric.code,
        code(name),
        numeric.text ?? '',
      ]),
    ),
  ].join('\n');
}

/** The reference of the line door: its words. */
export function lineReference(): string {
  return [
    '# The line door',
    made,
    'What you type is said to the room you are in. Lines that begin with a slash are commands:\n',
    table(
      ['Command', 'Does'],
      [
        ...words.map(({ word, takes, help }) => [code(`/${word} ${takes}`.trim()), help]),
        [code('//text'), 'Says a line that begins with a slash.'],
      ],
    ),
  ].join('\n');
}

/** The reference of the command line: its words. */
export function adminReference(): string {
  return [
    '# The command line',
    made,
    'Each stands behind `sh ./server.sh admin`, with `--config FILE` where the server has one. With `--json` it answers for programs. [At the command line](../guide.md#at-the-command-line) tells how it works.\n',
    table(
      ['Words', 'Do'],
      adminWords.map(({ name, takes, help, more = [] }) => [
        code(`${name} ${takes}`.trim()),
        sentences([help, ...more]),
      ]),
    ),
  ].join('\n');
}

/** The reference of the services: their words. */
export function servicesReference(): string {
  return [
    '# NickServ, ChanServ and HostServ',
    made,
    'They are words of the server itself, and nobody is called so. From an IRC client `/ns WORD` or `/msg NickServ WORD`, from a line door `/ns WORD`; `/ns HELP` shows them there too.\n',
    ...Object.values(services).flatMap(({ name, short, about, words: own }) => [
      `## ${name}: \`/${short.toLowerCase()}\`\n`,
      `${about}\n`,
      table(
        ['Word', 'Does'],
        own.map(({ word, takes, help, more = [], forOperators }) => [
          code(`${word} ${takes}`.trim()),
          sentences([help, ...more, ...(forOperators ? ['For operators of the server.'] : [])]),
        ]),
      ),
    ]),
  ].join('\n');
}

/** Sentences as they may stand in a cell. */
function sentences(all: readonly string[]): string {
  return all.join(' ').replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('*', '\\*');
}

function prefixOf(mode: ChannelMode): string {
  return mode.prefix === undefined ? '' : code(mode.prefix);
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return `${[line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}
