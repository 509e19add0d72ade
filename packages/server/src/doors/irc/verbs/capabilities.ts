import {
  type Capability,
  type CapabilityName,
  capabilities,
  drafts,
  isCapability,
  type Message,
} from '@salon/protocol';
import { mechanismsFor } from '../../../accounts/sasl/exchange.ts';
import { isupportLines, knowsPush, pushTokens } from '../../../render/irc/about.ts';
import { type CapContinuation, capLines } from '../../../render/irc/cap-lines.ts';
import { wholeLine, word } from '../../../render/irc/lines.ts';
import { knowsMetadata } from '../../../render/irc/metadata.ts';
import { multilineValue } from '../../../render/irc/multiline.ts';
import { metadataValue } from '../metadata-value.ts';
import { mayRegisterEarly } from './accounts.ts';
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
      show(client, 'LIST', [...client.capabilities], client.negotiation.with302 ? 'marked' : 'none');
      return;
    case 'REQ':
      if (client.acceptor !== undefined) client.acceptor.negotiating = true;
      request(client, argument);
      return;
    case 'END':
      if (client.acceptor === undefined) return;
      client.acceptor.negotiating = false;
      if (client.sasl !== undefined) {
        client.sasl = undefined;
        client.numeric('ERR_SASLABORTED');
      }
      return client.acceptor.proceed();
    default:
      client.numeric('ERR_INVALIDCAPCMD', word(subcommand));
  }
}

function list(client: Client, with302: boolean): void {
  if (client.acceptor !== undefined) client.acceptor.negotiating = true;
  if (!with302) {
    const names = offered(client).map(({ name }) => name);
    show(client, 'LS', names.sort(ratifiedFirst), 'none');
    return;
  }
  client.negotiation.with302 = true;
  client.agree(new Set([...client.capabilities, 'cap-notify']));
  const shown = offered(client).map(capability => withValue(client, capability));
  if (client.sts !== undefined) shown.push(`sts=${client.sts}`);
  show(client, 'LS', shown, 'marked');
}

const all: readonly Capability[] = capabilities;

/**
 * What the one line of version 301 has no room for are drafts, and what others have thought of: clients that know those
 * speak version 302.
 */
function ratifiedFirst(one: string, two: string): number {
  return Number(one.includes('/')) - Number(two.includes('/'));
}

/**
 * Those that a client is offered: to make an account, only where that is open; to read what was said, only where it is
 * remembered; to ask for push messages, only where some are sent.
 */
function offered({ desk, context }: Client): readonly Capability[] {
  const isOpen = desk.accountRules.registration === 'open';
  const remembers = context.limits.historyPageMax > 0;
  const pushes = desk.push !== undefined;
  if (isOpen && remembers && pushes) return all;
  return all.filter(({ name }) => {
    if (name === drafts.accountRegistration) return isOpen;
    if (ofPush.has(name)) return pushes;
    return remembers || !ofHistory.has(name);
  });
}

const ofHistory: ReadonlySet<string> = new Set([
  drafts.chathistory,
  drafts.eventPlayback,
  'soju.im/search',
  'znc.in/playback',
]);

const ofPush: ReadonlySet<string> = new Set([drafts.webpush, drafts.webpushOfSoju]);

/** What becomes of the capability to make accounts, as clients that read such news are told (IRCv3 cap-notify). */
export function registrationNews(client: Client): string {
  const found = offered(client).find(({ name }) => name === drafts.accountRegistration);
  return found === undefined ? `DEL :${drafts.accountRegistration}` : `NEW :${withValue(client, found)}`;
}

/** A capability as it is shown to clients that read values. */
function withValue(client: Client, capability: Capability): string {
  const value = valueFor(client, capability);
  return value === undefined ? capability.name : `${capability.name}=${value}`;
}

function valueFor(client: Client, { name, value }: Capability): string | undefined {
  if (name === drafts.metadata) return metadataValue(client.context.metadata);
  if (name === drafts.multiline) return multilineValue(client.context.limits);
  if (name === 'sasl') return mechanismsFor(client.origin.secure).join(',');
  if (name !== drafts.accountRegistration) return value;
  const keys = [
    ...(mayRegisterEarly(client) ? ['before-connect'] : []),
    ...(client.desk.accountRules.customNames ? ['custom-account-name'] : []),
    ...(client.desk.accounts.asksEmail ? ['email-required'] : []),
  ];
  return keys.length === 0 ? undefined : keys.join(',');
}

/** Takes all of what is asked for, or nothing of it. */
function request(client: Client, argument: string): void {
  const wanted = new Set<CapabilityName>(client.capabilities);
  const items = argument.split(' ').filter(item => item !== '');
  for (const item of items) {
    const name = item.replace(/^-/, '');
    const isOffered = offered(client).some(capability => capability.name === name);
    if (
      !isCapability(name) ||
      !(isOffered || item.startsWith('-')) ||
      (item === '-cap-notify' && client.negotiation.with302)
    ) {
      client.write(wholeLine(`:${client.context.serverName} CAP ${client.nick} NAK :${argument}`));
      return;
    }
    if (item.startsWith('-')) wanted.delete(name);
    else wanted.add(name);
  }
  const forgets = knowsMetadata(client.capabilities) && !knowsMetadata(wanted);
  const tellsOfPush = knowsPush(wanted) && !knowsPush(client.capabilities);
  client.agree(wanted);
  if (forgets) forgetSubscriptions(client);
  show(client, 'ACK', items, 'plain');
  if (client.acceptor === undefined && tellsOfPush) {
    client.write(isupportLines(client.context, client.lines, pushTokens(client.context, wanted), wanted));
  }
}

/** Who knows no metadata any more is told of none (IRCv3 metadata). */
function forgetSubscriptions(client: Client): void {
  if (client.acceptor === undefined) client.submit({ type: 'forget-subscriptions' });
  else client.acceptor.metadata.forgetSubscriptions();
}

function show(client: Client, subcommand: string, names: readonly string[], how: CapContinuation): void {
  client.write(capLines(client.context.serverName, client.nick, subcommand, names, how));
}
