import type { Message } from '@salon/protocol';
import { word } from '../../../render/irc/lines.ts';
import { type Client, type Verb, wordsOf } from './spec.ts';

/** The verb with which clients watch who comes and goes (IRCv3 monitor). */
export const monitorVerbs: Readonly<Record<string, Verb>> = {
  MONITOR: {
    for: 'users',
    paramsMin: 1,
    takes: '+|- <nick>{,<nick>} or C or L or S',
    help: 'Watches nicks or no longer; clears the list, shows it, or shows who of it is here.',
    run: monitor,
  },
};

function monitor(client: Client, { params }: Message): void {
  const [modifier = '', list] = params;
  switch (modifier.toUpperCase()) {
    case '+':
    case '-': {
      const nicks = wordsOf(list);
      const change = modifier === '+' ? 'add' : 'remove';
      if (nicks.length === 0) client.numeric('ERR_NEEDMOREPARAMS', 'MONITOR');
      else client.submit({ type: 'monitor', change, nicks });
      break;
    }
    case 'C':
      client.submit({ type: 'monitor', change: 'clear', nicks: [] });
      break;
    case 'L':
      client.ask({ type: 'monitor-list' });
      break;
    case 'S':
      client.ask({ type: 'monitor-status' });
      break;
    default:
      client.numeric('ERR_UNKNOWNERROR', 'MONITOR', word(modifier), ':Unknown subcommand');
  }
}
