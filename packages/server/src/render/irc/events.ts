import { formatModes, readCtcp, splitText, utf8Bytes } from '@salon/protocol';
import type { Event, Said } from '../../hub/effect.ts';
import { ircLineBytesMax, trailing } from './lines.ts';

const verbs = { message: 'PRIVMSG', notice: 'NOTICE', tags: 'TAGMSG' } as const;

/** What happened, as lines of IRC without tags. */
export function ircEvent(event: Event): string {
  switch (event.type) {
    case 'said':
      return said(event);
    case 'joined':
      return `:${event.who.mask} JOIN ${event.channel}\r\n`;
    case 'parted':
      return `:${event.who.mask} PART ${event.channel}${because(event.reason)}\r\n`;
    case 'kicked':
      return `:${event.by.mask} KICK ${event.channel} ${event.nick}${because(event.reason ?? event.by.nick)}\r\n`;
    case 'renamed':
      return `:${event.who.mask} NICK ${event.nick}\r\n`;
    case 'left':
      return `:${event.who.mask} QUIT${because(event.reason)}\r\n`;
    case 'topic-set':
      return `:${event.who.mask} TOPIC ${event.channel} :${trailing(event.text)}\r\n`;
    case 'modes-set':
      return `:${event.who.mask} MODE ${event.channel} ${formatModes(event.changes)}\r\n`;
    case 'user-modes-set':
      return `:${event.who.mask} MODE ${event.who.nick} ${formatModes(event.changes)}\r\n`;
    case 'invited':
      return `:${event.by.mask} INVITE ${event.nick} ${event.channel}\r\n`;
    default:
      return event satisfies never;
  }
}

/** Speech, in as many lines as it needs: what a door took in is longer than a line of IRC when its source is added. */
function said(event: Said): string {
  const head = `:${event.who.mask} ${verbs[event.manner]} ${event.target}`;
  if (event.manner === 'tags') return `${head}\r\n`;
  const text = trailing(event.text);
  const room = ircLineBytesMax - 2 - utf8Bytes(head) - 2;
  if (text.length * 3 <= room || utf8Bytes(text) <= room) return `${head} :${text}\r\n`;

  const ctcp = readCtcp(text);
  if (ctcp === undefined) return lines(head, splitText(text, room));
  const wrap = (piece: string) => `\x01${ctcp.command} ${piece}\x01`;
  return lines(head, splitText(ctcp.text, room - utf8Bytes(wrap(''))).map(wrap));
}

function lines(head: string, pieces: readonly string[]): string {
  return pieces.map(piece => `${head} :${piece}\r\n`).join('');
}

function because(reason: string | undefined): string {
  return reason === undefined ? '' : ` :${trailing(reason)}`;
}
