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
    const owner = files.owners.of(client.visitor.session);
    if (owner === undefined || !files.owners.mayUpload(owner)) {
      fail(client, 'ACCOUNT_REQUIRED', 'TICKET', 'Log in to an account first');
    } else {
      const { ticket, seconds } = files.ticketFor(owner);
      client.write(wholeLine(`:${client.context.serverName} FILEHOST TICKET ${ticket} ${seconds}`));
    }
  }
}

function fail(client: Client, code: string, about: string, sentence: string): void {
  client.fail('FILEHOST', code, about === '' ? [] : [word(about)], sentence);
}
