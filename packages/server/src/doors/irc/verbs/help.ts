import { channelModes, type Message, userModes } from '@salon/protocol';
import { word } from '../../../render/irc/lines.ts';
import type { Client, Verb } from './spec.ts';

/** Help, made from the table of verbs itself. */
export const helpVerbs: Readonly<Record<string, Verb>> = {
  HELP: {
    for: 'users',
    paramsMin: 0,
    takes: '[<subject>]',
    help: 'Shows what commands there are, or one of them; CMODE and UMODE are subjects too.',
    run: help,
  },
  HELPOP: { for: 'users', paramsMin: 0, takes: '[<subject>]', help: 'Is another name of HELP.', run: help },
};

/** What HELP calls its first page. */
const index = '*';

/** One subject: its title, and the lines below. */
interface Page {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Subjects that are no commands. */
const subjects: Readonly<Record<string, Page>> = {
  CMODE: {
    title: 'Modes of channels, for MODE <channel>',
    lines: channelModes.map(({ letter, meaning }) => `${letter}  ${meaning}`),
  },
  UMODE: {
    title: 'Modes of users, for MODE <nick>',
    lines: userModes.map(({ letter, meaning }) => `${letter}  ${meaning}`),
  },
};

function help(client: Client, { params: [asked = ''] }: Message): void {
  const subject = asked === '' ? index : asked.toUpperCase();
  const { lines } = client;
  if (subject === index) {
    const names = [...client.verbs.keys()].sort();
    show(
      client,
      index,
      'Commands. HELP <command> shows what it takes, HELP CMODE and HELP UMODE the modes.',
      [lines.wrapped('RPL_HELPTXT', [index], names)],
    );
    return;
  }
  const page = pageOf(client, subject);
  if (page === undefined) {
    client.numeric('ERR_HELPNOTFOUND', word(asked));
    return;
  }
  const texts = page.lines.map(line => lines.line('RPL_HELPTXT', subject, `:${line}`));
  show(client, subject, page.title, texts);
}

function pageOf(client: Client, subject: string): Page | undefined {
  const verb = client.verbs.get(subject);
  if (verb !== undefined) return { title: `${subject} ${verb.takes}`.trimEnd(), lines: [verb.help] };
  return subjects[subject];
}

/** Title, an empty line and the text (Modern IRC, "HELP message"). */
function show(client: Client, subject: string, title: string, texts: readonly string[]): void {
  client.numeric('RPL_HELPSTART', subject, `:${title}`);
  client.numeric('RPL_HELPTXT', subject, ':');
  client.write(texts.join(''));
  client.numeric('RPL_ENDOFHELP', subject);
}
