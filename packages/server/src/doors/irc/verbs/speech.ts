import { formatTags, type Message, utf8Bytes } from '@salon/protocol';
import type { Manner } from '../../../hub/signal.ts';
import { speechVerbs } from '../../../render/irc/events.ts';
import { ircLineBytesMax } from '../../../render/irc/lines.ts';
import type { Client } from './spec.ts';

/** Whether a message takes more than a line, with its source in front. */
export function isTooLong(client: Client, manner: Manner, target: string, text: string): boolean {
  // A UTF-16 unit takes three bytes at most, so most messages need not be counted.
  if (text.length * 3 + sourceBytesMax <= ircLineBytesMax) return false;
  return isLineTooLong(client, `${speechVerbs[manner]} ${target}`, text);
}

/** Whether a command takes more than a line, with its source in front and a text behind it. */
export function isLineTooLong(client: Client, command: string, text: string): boolean {
  const line = `:${client.mask} ${command} :${text}`;
  return utf8Bytes(line) + 2 > ircLineBytesMax;
}

/** More than source, verb and target take with any settings: see their limits in the schema. */
const sourceBytesMax = 400;

/** Tags that clients pass on to one another begin with `+`; all others are the server's to set. */
export function clientOnlyTags(client: Client, { tags }: Message): string | undefined {
  if (tags.size === 0 || !client.capabilities.has('message-tags')) return undefined;
  const own = new Map([...tags].filter(([name]) => name.startsWith('+') && !isDenied(client, name.slice(1))));
  return own.size === 0 ? undefined : formatTags(own);
}

/** Whether the settings forbid a client-only tag (CLIENTTAGDENY, IRCv3 message-tags). */
function isDenied(client: Client, name: string): boolean {
  const denied = client.context.limits.clientTagsDenied;
  if (denied.length === 0) return false;
  return denied.includes('*') ? !denied.includes(`-${name}`) : denied.includes(name);
}
