import { clipText, type Message } from '@salon/protocol';
import { wholeLine } from '../../../render/irc/lines.ts';
import { quitReason } from '../../quit-reason.ts';
import type { Client, Verb } from './spec.ts';

/** The verbs with which a connection begins and ends. */
export const registrationVerbs: Readonly<Record<string, Verb>> = {
  NICK: { for: 'all', paramsMin: 0, takes: '<nick>', help: 'Takes a nick, or another one.', run: nick },
  PASS: {
    for: 'newcomers',
    paramsMin: 1,
    takes: '<password>',
    help: 'Gives the password of the server.',
    run: pass,
  },
  PING: {
    for: 'all',
    paramsMin: 0,
    takes: '<token>',
    help: 'Is answered by PONG with the same token.',
    run: ping,
  },
  PONG: { for: 'all', paramsMin: 0, takes: '<token>', help: 'Answers a PING.', run: pong },
  QUIT: { for: 'all', paramsMin: 0, takes: '[:<reason>]', help: 'Says goodbye.', run: quit },
  USER: {
    for: 'newcomers',
    paramsMin: 4,
    takes: '<user> 0 * :<real name>',
    help: 'Says who one is.',
    run: user,
  },
};

function nick(client: Client, { params }: Message): void | Promise<void> {
  const [wanted = ''] = params;
  if (wanted === '') {
    client.numeric('ERR_NONICKNAMEGIVEN');
    return;
  }
  const { acceptor } = client;
  if (acceptor === undefined) {
    client.submit({ type: 'rename', nick: wanted });
    return;
  }
  acceptor.nick = wanted;
  return acceptor.proceed();
}

function user(client: Client, { params }: Message): void | Promise<void> {
  const { acceptor } = client;
  if (acceptor === undefined) return;
  const [name = '', , , real = ''] = params;
  const { limits } = client.context;
  const clean = name.replace(/[^A-Za-z0-9._-]/g, '').slice(0, limits.userCharsMax - 1);
  if (name === '' || real === '') {
    client.numeric('ERR_NEEDMOREPARAMS', 'USER');
    return;
  }
  if (clean === '') {
    client.numeric('ERR_INVALIDUSERNAME');
    return;
  }
  acceptor.user = { name: clean, real: clipText(real, limits.realBytesMax) };
  return acceptor.proceed();
}

function pass(client: Client, { params }: Message): void {
  if (client.acceptor !== undefined) client.acceptor.password = params[0];
}

function ping(client: Client, { params }: Message): void {
  if (params[0] === undefined) client.numeric('ERR_NEEDMOREPARAMS', 'PING');
  else if (params[0] === '') client.numeric('ERR_NOORIGIN');
  else
    client.write(wholeLine(`:${client.context.serverName} PONG ${client.context.serverName} :${params[0]}`));
}

function pong(): void {
  // A sign of life, and that was counted when the line came.
}

function quit(client: Client, { params }: Message): void {
  const [reason = ''] = params;
  client.quit(quitReason(reason));
}
