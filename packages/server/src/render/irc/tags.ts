import { drafts, escapeTagValue } from '@salon/protocol';
import type { Event, Said } from '../../hub/effect.ts';
import type { Agreed } from './events.ts';

/** Tags of a line that the server itself says, without the `@`; empty when the client agreed to none. */
export function ownTags(at: number, agreed: Agreed): string {
  return agreed.has('server-time') ? `time=${isoTime(at)}` : '';
}

/** Tags of what happened, without the `@`: when, and by whom. */
export function eventTags(event: Event, agreed: Agreed): string {
  let tags = ownTags(event.at, agreed);
  // These the server itself says.
  const isServers = event.type === 'monitored-online' || !('by' in event || 'who' in event);
  if (isServers) return tags;
  const { account, bot } = 'by' in event ? event.by : event.who;
  if (account !== undefined && agreed.has('account-tag')) {
    tags = joinTags(tags, `account=${escapeTagValue(account)}`);
  }
  return bot && agreed.has('message-tags') ? joinTags(tags, 'bot') : tags;
}

/** Tags that only the first line of what happened bears, without the `@`; empty when it has none of them. */
export function messageTags(event: Event, agreed: Agreed): string {
  if (event.type === 'said') return speechTags(event, agreed);
  const id = 'id' in event ? event.id : undefined;
  return id === undefined || !agreed.has('message-tags') ? '' : `msgid=${id}`;
}

/** Its id, which bridge passed it on, and what the client added. */
function speechTags(event: Said, agreed: Agreed): string {
  let tags = '';
  if (event.relayedBy !== undefined && agreed.has(drafts.relaymsg)) {
    tags = `${drafts.relaymsg}=${escapeTagValue(event.relayedBy)}`;
  }
  if (!agreed.has('message-tags')) return tags;
  tags = joinTags(tags, `msgid=${event.id}`);
  if (event.edited !== undefined && agreed.has(drafts.messageEdit)) {
    tags = joinTags(tags, `${drafts.edited}=${isoTime(event.edited)}`);
  }
  return joinTags(tags, event.tags ?? '');
}

/** What the client added to a message, without the `@`; empty when it added nothing, or the reader knows no tags. */
export function relayedTags(event: Said, agreed: Agreed): string {
  return agreed.has('message-tags') ? (event.tags ?? '') : '';
}

/** Tags and more tags, each maybe none. */
export function joinTags(tags: string, more: string): string {
  if (tags === '' || more === '') return tags + more;
  return `${tags};${more}`;
}

/** Puts the same tags, given without the `@` and maybe none, before each of some whole lines. */
export function tagged(tags: string, lines: string): string {
  if (tags === '' || lines === '') return lines;
  const head = `@${tags} `;
  // Every line ends in CR LF, and only there is one.
  const all = `\r\n${lines.slice(0, -2)}`.replaceAll('\r\n', `\r\n${head}`);
  // Lines of a batch have a tag already.
  const merged = lines.includes('\r\n@') ? all.replaceAll(`\r\n${head}@`, `\r\n@${tags};`) : all;
  return `${merged.slice(2)}\r\n`;
}

let lastAt = Number.NaN;
let lastIso = '';

/**
 * A time in milliseconds since 1970 as IRC has it, in UTC (IRCv3 server-time). Many lines carry the same one, and writing
 * a date costs more than the rest of a line.
 */
export function isoTime(at: number): string {
  if (at !== lastAt) {
    lastIso = new Date(at).toISOString();
    lastAt = at;
  }
  return lastIso;
}
