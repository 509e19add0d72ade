import {
  type CapabilityName,
  drafts,
  formatModes,
  type ModeChange,
  numerics,
  readCtcp,
  splitText,
  utf8Bytes,
} from '@salon/protocol';
import type { MessageEdited } from '../../hub/changes/effect.ts';
import type { Event, Joined, Knocked, Said, SaidElsewhere } from '../../hub/effect.ts';
import { memorySetSentence } from '../memory.ts';
import { ircLineBytesMax, NumericLines, namelessNick, trailing, wholeLine } from './lines.ts';
import { metadataChanged } from './metadata.ts';
import { monitoredOffline, monitoredOnline } from './monitor.ts';
import { readMarkerUnasked } from './read-marker.ts';

/** What speech is called in IRC, by its manner. */
export const speechVerbs = { message: 'PRIVMSG', notice: 'NOTICE', tags: 'TAGMSG' } as const;

/** What a client agreed to. */
export type Agreed = ReadonlySet<CapabilityName>;

/** What happened, as lines of IRC without tags; empty when a client that agreed to no more is not shown it. */
export function ircEvent(event: Exclude<Event, SaidElsewhere>, agreed: Agreed, serverName: string): string {
  if ('watchersOnly' in event && !agreed.has('extended-monitor')) return '';
  switch (event.type) {
    case 'said':
      return said(event);
    case 'joined':
      return joined(event, agreed);
    case 'parted':
      return wholeLine(`:${event.who.mask} PART ${event.channel}${because(event.reason)}`);
    case 'kicked':
      return wholeLine(
        `:${event.by.mask} KICK ${event.channel} ${event.nick}${because(event.reason ?? event.by.nick)}`,
      );
    case 'renamed':
      return wholeLine(`:${event.who.mask} NICK ${event.nick}`);
    case 'left':
      return wholeLine(`:${event.who.mask} QUIT${because(event.reason)}`);
    case 'topic-set':
      return wholeLine(`:${event.who.mask} TOPIC ${event.channel} :${event.text}`);
    case 'modes-set':
      return modes(`:${event.who.mask} MODE ${event.channel}`, event.changes);
    case 'user-modes-set':
      return wholeLine(`:${event.who.mask} MODE ${event.who.nick} ${formatModes(event.changes)}`);
    case 'invited':
      return wholeLine(`:${event.by.mask} INVITE ${event.nick} ${event.channel}`);
    case 'walloped':
      return wholeLine(`:${event.who.mask} WALLOPS :${event.text}`);
    case 'invite-seen':
      if (!agreed.has('invite-notify')) return '';
      return wholeLine(`:${event.by.mask} INVITE ${event.nick} ${event.channel}`);
    case 'away-changed':
      return agreed.has('away-notify') ? wholeLine(`:${event.who.mask} AWAY${because(event.message)}`) : '';
    case 'account-changed':
      if (!agreed.has('account-notify')) return '';
      return wholeLine(`:${event.who.mask} ACCOUNT ${event.who.account ?? '*'}`);
    case 'host-changed':
      if (!agreed.has('chghost')) return '';
      return wholeLine(`:${event.who.mask} CHGHOST ${event.user} ${event.host}`);
    case 'real-changed':
      return agreed.has('setname') ? wholeLine(`:${event.who.mask} SETNAME :${event.real}`) : '';
    case 'channel-renamed': {
      if (!agreed.has(drafts.channelRename)) return '';
      return wholeLine(`:${event.who.mask} RENAME ${event.from} ${event.channel} :${event.reason ?? ''}`);
    }
    case 'monitored-online':
      return monitoredOnline(nameless(serverName), [event.who], agreed);
    case 'monitored-offline':
      return monitoredOffline(nameless(serverName), [event.nick]);
    case 'metadata-changed':
      return metadataChanged(nameless(serverName), event, agreed);
    case 'marker-moved':
      return readMarkerUnasked(serverName, event, agreed);
    case 'knocked':
      return knocked(serverName, event);
    case 'memory-set':
      return wholeLine(`:${event.who.mask} NOTICE ${event.channel} :${memorySetSentence(event)}`);
    case 'redacted':
      if (!agreed.has(drafts.messageRedaction)) return '';
      return wholeLine(`:${event.who.mask} REDACT ${event.target} ${event.message}${because(event.reason)}`);
    case 'edited':
      return edited(event, agreed);
    default:
      return event satisfies never;
  }
}

/** IRCv3 extended-join, and away-notify: who comes in away is told to be so at once. */
function joined({ who, channel, away }: Joined, agreed: Agreed): string {
  const head = `:${who.mask} JOIN ${channel}`;
  const line = agreed.has('extended-join') ? `${head} ${who.account ?? '*'} :${who.real}` : head;
  const isAway = away !== undefined && agreed.has('away-notify');
  return wholeLine(line) + (isAway ? wholeLine(`:${who.mask} AWAY :${away}`) : '');
}

/** All who watch a nick, or a key, read the same line, so it calls none of them by name (IRCv3 monitor). */
function nameless(serverName: string): NumericLines {
  return new NumericLines(serverName, namelessNick);
}

/** Speech, in as many lines as it needs: what a door took in is longer than a line of IRC when its source is added. */
function said(event: Pick<Said, 'who' | 'manner' | 'target' | 'text'>): string {
  const head = `:${event.who.mask} ${speechVerbs[event.manner]} ${event.target}`;
  if (event.manner === 'tags') return `${head}\r\n`;
  const text = trailing(event.text);
  const room = ircLineBytesMax - 2 - utf8Bytes(head) - 2;
  if (text.length * 3 <= room || utf8Bytes(text) <= room) return `${head} :${text}\r\n`;

  const ctcp = readCtcp(text);
  const wrap = (piece: string) => `\x01${ctcp?.command} ${piece}\x01`;
  const roomInside = room - utf8Bytes(wrap(''));
  // A command that leaves no room for anything else is none that a client knows.
  if (ctcp === undefined || roomInside < ctcpBytesMin) return lines(head, splitText(text, room));
  return lines(head, splitText(ctcp.text, roomInside).map(wrap));
}

/** How much of its text a line of CTCP must have room for, in bytes. */
const ctcpBytesMin = 16;

/** Who does not know edits is shown the new text as something that its author did. */
function edited(event: MessageEdited, agreed: Agreed): string {
  const { who, target, message, text } = event;
  if (agreed.has(drafts.messageEdit)) return wholeLine(`:${who.mask} EDIT ${target} ${message} :${text}`);
  const words = `edited: ${readCtcp(text)?.text ?? text}`;
  return said({ ...event, text: event.manner === 'notice' ? words : `\x01ACTION ${words}\x01` });
}

/** A knock is addressed to the channel, so that all who hear it are sent the same line. */
function knocked(serverName: string, { who, channel, text }: Knocked): string {
  const asked = `has asked for an invite${text === undefined ? '' : `: ${text}`}`;
  return wholeLine(`:${serverName} ${numerics.RPL_KNOCK.code} ${channel} ${channel} ${who.mask} :${asked}`);
}

/** Changes of modes, in as many lines as they need: masks are longer when they are complete than as they were sent. */
function modes(head: string, changes: readonly ModeChange[]): string {
  const batches: ModeChange[][] = [];
  for (const change of changes) {
    const last = batches.at(-1);
    const more = [...(last ?? []), change];
    if (last !== undefined && fitsOneLine(head, more)) last.push(change);
    else batches.push([change]);
  }
  return batches.map(batch => wholeLine(`${head} ${formatModes(batch)}`)).join('');
}

function fitsOneLine(head: string, changes: readonly ModeChange[]): boolean {
  const params = changes.filter(change => change.param !== undefined).length;
  return params <= modeParamsMax && utf8Bytes(`${head} ${formatModes(changes)}`) <= ircLineBytesMax - 2;
}

/** Some clients have trouble with more than 15 parameters (Modern IRC, "Parameters"); two are not of the changes. */
const modeParamsMax = 13;

function lines(head: string, pieces: readonly string[]): string {
  return pieces.map(piece => `${head} :${piece}\r\n`).join('');
}

function because(reason: string | undefined): string {
  return reason === undefined ? '' : ` :${reason}`;
}
