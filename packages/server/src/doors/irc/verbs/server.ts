import type { Message } from '@salon/protocol';
import { about, type Client, serverMeant, type Verb } from './spec.ts';

/** The verbs that ask about the server itself. There is but this one in its network. */
export const serverVerbs: Readonly<Record<string, Verb>> = {
  ADMIN: {
    for: 'users',
    paramsMin: 0,
    takes: '[<server>]',
    help: 'Shows who runs the server.',
    run: about('admin'),
  },
  LINKS: { for: 'users', paramsMin: 0, takes: '', help: 'Shows the servers of the network.', run: links },
  MAP: { for: 'users', paramsMin: 0, takes: '', help: 'Shows how they are connected.', run: map },
  STATS: {
    for: 'users',
    paramsMin: 1,
    takes: '<letter> [<server>]',
    help: 'Shows statistics: u how long the server is up; for operators m how often commands were used, o who is one.',
    run: stats,
  },
  SUMMON: {
    for: 'users',
    paramsMin: 0,
    takes: '<user>',
    help: 'Called users of the machine once.',
    run: client => client.numeric('ERR_SUMMONDISABLED'),
  },
  USERS: {
    for: 'users',
    paramsMin: 0,
    takes: '[<server>]',
    help: 'Showed users of the machine once.',
    run: client => client.numeric('ERR_USERSDISABLED'),
  },
};

function links(client: Client): void {
  const { serverName, network } = client.context;
  client.numeric('RPL_LINKS', serverName, serverName, `:0 ${network}`);
  client.numeric('RPL_ENDOFLINKS', '*');
}

function map(client: Client): void {
  client.numeric('RPL_MAP', `:${client.context.serverName}`);
  client.numeric('RPL_MAPEND');
}

function stats(client: Client, { params: [word = '', server] }: Message): void {
  client.ask({ type: 'stats', letter: word.charAt(0), ...serverMeant(client, server) });
}
