import type { Event, Reply } from '../../hub/effect.ts';
import { type Reader, rememberingLast } from '../reader.ts';
import { channelOfEvent, lineEvent } from './events.ts';
import { type LineContext, lineReply } from './replies.ts';

/** The end of a line, as `nc` and `telnet` both show it right. */
export const lineEnd = '\n';

/** The reader of line doors. There are two kinds: those who are in one room, and those who must be told which. */
export class LineReader implements Reader {
  readonly seesOwnSpeech = false;
  readonly event: (event: Event) => string;
  private readonly context: LineContext;
  private readonly namesRooms: boolean;

  constructor(context: LineContext, namesRooms: boolean) {
    this.context = context;
    this.namesRooms = namesRooms;
    this.event = rememberingLast(event => this.renderEvent(event));
  }

  reply(reply: Reply): string {
    return lineReply(this.context, reply)
      .map(line => line + lineEnd)
      .join('');
  }

  private renderEvent(event: Event): string {
    const text = lineEvent(event);
    if (text === '') return '';
    const channel = this.namesRooms ? channelOfEvent(event) : undefined;
    if (channel === undefined) return text + lineEnd;
    const room = `[${channel}] `;
    return room + text.replaceAll(lineEnd, lineEnd + room) + lineEnd;
  }
}
