import type { Message } from '@salon/protocol';
import { wholeLine, word } from '../../../render/irc/lines.ts';
import type { Client, Verb } from './spec.ts';

/** Tickets for uploading files, for programs. */
export const filehostVerbs: Readonly<Record<string, Verb>> = {
  FILEHOST: {
    for: 'users',
    paramsMin: 0,
    takes: 'TICKET',
    help: 'Gives a ticket by which your client may upload files for some minutes.',
    run: filehost,
  },
};

function filehost(client: Client, { params: [typed = ''] }: Message): void {
  const { files } = client.desk;
  if (typed.toUpperCase() !== 'TICKET') {
    fail(client, 'INVALID_PARAMS', typed, 'Say TICKET');
  } else if (files === undefined) {
    fail(client, 'DISABLED', 'TICKET', 'No files may be uploaded here');
  } else {
    const { guests, ticketSeconds } = files.rules();
    const owner = ownerOf(client, guests);
    if (owner === undefined) fail(client, 'ACCOUNT_REQUIRED', 'TICKET', 'Log in to an account first');
    else {
      const ticket = files.tickets.issue(owner, ticketSeconds);
      client.write(wholeLine(`:${client.context.serverName} FILEHOST TICKET ${ticket} ${ticketSeconds}`));
    }
  }
}

/** Whose files they will be: those of an account, or of all guests of an address. */
function ownerOf({ account, origin, desk }: Client, guests: boolean): string | undefined {
  if (account !== undefined) return desk.accounts.accountNamed(account)?.credential;
  return guests ? `~${origin.address}` : undefined;
}

function fail(client: Client, code: string, about: string, sentence: string): void {
  client.fail('FILEHOST', code, about === '' ? [] : [word(about)], sentence);
}
