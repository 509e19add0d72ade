import {
  type Capability,
  type CapabilityName,
  capabilities,
  isCapability,
  type Message,
  utf8Bytes,
} from '@salon/protocol';
import { ircLineBytesMax, wholeLine, word } from '../../../render/irc/lines.ts';
import type { Client, Verb } from './spec.ts';

/** Capability negotiation (IRCv3). */
export const capabilityVerbs: Readonly<Record<string, Verb>> = {
  CAP: {
    for: 'all',
    paramsMin: 1,
    takes: 'LS [302] | LIST | REQ :<capabilities> | END',
    help: 'Negotiates capabilities.',
    run: cap,
  },
};

/** From this version on, clients read values, lists in several lines, and news of capabilities. */
const versionWithValues = 302;

function cap(client: Client, { params }: Message): void | Promise<void> {
  const [subcommand = '', argument = ''] = params;
  switch (subcommand.toUpperCase()) {
    case 'LS':
      list(client, Number.parseInt(argument, 10) >= versionWithValues);
      return;
    case 'LIST':
      capLines(client, 'LIST', [...client.capabilities], client.negotiation.with302);
      return;
    case 'REQ':
      if (client.acceptor !== undefined) client.acceptor.negotiating = true;
      request(client, argument);
      return;
    case 'END':
      if (client.acceptor === undefined) return;
      client.acceptor.negotiating = false;
      return client.acceptor.proceed();
    default:
      client.numeric('ERR_INVALIDCAPCMD', word(subcommand));
  }
}

function list(client: Client, with302: boolean): void {
  if (client.acceptor !== undefined) client.acceptor.negotiating = true;
  if (with302) {
    client.negotiation.with302 = true;
    client.agree(new Set([...client.capabilities, 'cap-notify']));
  }
  const shown = (capabilities as readonly Capability[]).map(({ name, value }) =>
    with302 && value !== undefined ? `${name}=${value}` : name,
  );
  if (with302 && client.sts !== undefined) shown.push(`sts=${client.sts}`);
  capLines(client, 'LS', shown, client.negotiation.with302);
}

/** Takes all of what is asked for, or nothing of it. */
function request(client: Client, argument: string): void {
  const wanted = new Set<CapabilityName>(client.capabilities);
  const items = argument.split(' ').filter(item => item !== '');
  for (const item of items) {
    const name = item.replace(/^-/, '');
    if (!isCapability(name) || (item === '-cap-notify' && client.negotiation.with302)) {
      capLine(client, 'NAK', argument);
      return;
    }
    if (item.startsWith('-')) wanted.delete(name);
    else wanted.add(name);
  }
  client.agree(wanted);
  capLines(client, 'ACK', items, false);
}

/** Shows names in as many lines as they need; `marked` says in each but the last that more come. */
function capLines(client: Client, subcommand: string, names: readonly string[], marked: boolean): void {
  const room =
    ircLineBytesMax - 2 - utf8Bytes(`:${client.context.serverName} CAP ${client.nick} ${subcommand} * :`);
  const lines: string[] = [''];
  for (const name of names) {
    const line = lines.at(-1) ?? '';
    const longer = line === '' ? name : `${line} ${name}`;
    if (utf8Bytes(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(name);
  }
  lines.forEach((line, index) => {
    const more = marked && index < lines.length - 1;
    capLine(client, more ? `${subcommand} *` : subcommand, line);
  });
}

function capLine(client: Client, subcommand: string, text: string): void {
  client.write(wholeLine(`:${client.context.serverName} CAP ${client.nick} ${subcommand} :${text}`));
}
