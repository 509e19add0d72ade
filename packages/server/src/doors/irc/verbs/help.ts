import type { Message } from '@salon/protocol';
import { word } from '../../../render/irc/lines.ts';
import type { Client, Verb } from './spec.ts';

/** Help, made from the table of verbs itself. */
export const helpVerbs: Readonly<Record<string, Verb>> = {
  HELP: {
    for: 'users',
    paramsMin: 0,
    takes: '[<command>]',
    help: 'Shows what commands there are, or one of them.',
    run: help,
  },
  HELPOP: { for: 'users', paramsMin: 0, takes: '[<command>]', help: 'Is another name of HELP.', run: help },
};

/** What HELP calls its first page. */
const index = '*';

function help(client: Client, { params }: Message): void {
  const topic = (params[0] ?? '').toUpperCase();
  if (topic === '' || topic === index) {
    client.numeric('RPL_HELPSTART', index, ':Commands. HELP <command> shows what it takes.');
    client.numeric('RPL_HELPTXT', index, ':');
    client.write(client.lines.wrapped('RPL_HELPTXT', [index], [...client.verbs.keys()].sort()));
    client.numeric('RPL_ENDOFHELP', index);
    return;
  }
  const verb = client.verbs.get(topic);
  if (verb === undefined) {
    client.numeric('ERR_HELPNOTFOUND', word(params[0] ?? ''));
    return;
  }
  client.numeric('RPL_HELPSTART', topic, `:${topic} ${verb.takes}`.trimEnd());
  // The first line is empty (Modern IRC, "HELP message").
  client.numeric('RPL_HELPTXT', topic, ':');
  client.numeric('RPL_HELPTXT', topic, `:${verb.help}`);
  client.numeric('RPL_ENDOFHELP', topic);
}
