import { formatModes, readCtcp, splitText, utf8Bytes } from '@salon/protocol';
import type { Event, Said } from '../../hub/effect.ts';
import { ircLineBytesMax, trailing, wholeLine } from './lines.ts';

const verbs = { message: 'PRIVMSG', notice: 'NOTICE', tags: 'TAGMSG' } as const;

/** What happened, as lines of IRC without tags. */
export function ircEvent(event: Event): string {
  switch (event.type) {
    case 'said':
      return said(event);
    case 'joined':
      return wholeLine(`:${event.who.mask} JOIN ${event.channel}`);
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
      return wholeLine(`:${event.who.mask} TOPIC ${event.channel} :${trailing(event.text)}`);
    case 'modes-set':
      return wholeLine(`:${event.who.mask} MODE ${event.channel} ${formatModes(event.changes)}`);
    case 'user-modes-set':
      return wholeLine(`:${event.who.mask} MODE ${event.who.nick} ${formatModes(event.changes)}`);
    case 'invited':
      return wholeLine(`:${event.by.mask} INVITE ${event.nick} ${event.channel}`);
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
