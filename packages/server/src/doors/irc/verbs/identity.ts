import type { Message } from '@salon/protocol';
import type { Client, Verb } from './spec.ts';

/** The verbs that change who someone is, besides NICK. */
export const identityVerbs: Readonly<Record<string, Verb>> = {
  CHGHOST: {
    for: 'users',
    paramsMin: 2,
    takes: '<nick> <host>',
    help: 'Gives someone another host to be seen with; for operators of the server.',
    run: changeHost,
  },
  SETNAME: {
    for: 'users',
    paramsMin: 1,
    takes: ':<real name>',
    help: 'Takes another real name.',
    run: setName,
  },
};

function changeHost(client: Client, { params }: Message): void {
  const [nick = '', host = ''] = params;
  client.submit({ type: 'change-host', nick, host });
}

function setName(client: Client, { params }: Message): void {
  client.submit({ type: 'set-real', real: params[0] ?? '' });
}
