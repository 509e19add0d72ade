import { joinLines, readTime } from '@salon/protocol';
import { type Core, isOnline } from '../core.ts';
import { pendingEntry } from '../inbound/entries.ts';
import type { Entry, EntryKind } from '../model/message.ts';
import type { RoomState } from '../state/room.ts';
import type { Answer, Outgoing } from '../wire/exchange.ts';
import { failureIn, isBatch } from '../wire/reply.ts';
import { type Packed, pack } from './lines.ts';

/** What is said when nobody knows whether something arrived. */
const lostText = 'The connection was lost: it may not have arrived';

/** Says things: shows them at once, and confirms them by what the server sends back. */
export class Sender {
  private readonly core: Core;
  /** Sent on the connection that there is, and not confirmed. */
  private readonly onTheirWay = new Set<string>();
  private batches = 0;

  constructor(core: Core) {
    this.core = core;
  }

  say(room: RoomState, text: string, kind: EntryKind, replyTo: string | undefined): void {
    const { core } = this;
    const { userhost } = core.people.get(core.me.nick);
    const source = userhost === '' ? '' : `${core.me.nick}!${userhost}`;
    for (const packed of pack(text, kind, room.name, source, core.facts.multiline)) {
      const entry = pendingEntry(core, kind, textOf(packed, kind), replyTo);
      room.timeline.follow(entry);
      room.learn({ unreadLine: undefined });
      if (isOnline(core)) void this.send(room, entry, packed);
    }
  }

  resend(room: RoomState, key: string): void {
    const entry = room.timeline.byKey(key);
    if (entry?.delivery !== 'failed') return;
    room.timeline.remove(key);
    this.say(room, entry.text, entry.kind, entry.replyTo);
  }

  /** Sends what is waiting, when the connection is back and what was missed is there. */
  sendWaiting(room: RoomState): void {
    for (const entry of room.timeline.pending) {
      if (this.onTheirWay.has(entry.key)) continue;
      room.timeline.remove(entry.key);
      this.say(room, entry.text, entry.kind, entry.replyTo);
    }
  }

  /**
   * The connection is lost: what was sent and not confirmed may have arrived. Where the history tells, it is asked
   * (`settle`); elsewhere the user decides.
   */
  lost(rooms: readonly RoomState[], isRemembered: (room: RoomState) => boolean): void {
    for (const room of rooms) {
      for (const { key } of room.timeline.pending) {
        if (this.onTheirWay.has(key) && !isRemembered(room)) {
          room.timeline.update(key, { delivery: 'failed', failure: lostText });
        }
      }
    }
    this.onTheirWay.clear();
  }

  /** What is pending and stands in what was missed has arrived. Each message of the history confirms one. */
  settle(room: RoomState, missed: readonly Entry[]): void {
    const own = missed.filter(entry => entry.own);
    for (const pending of room.timeline.pending) {
      const at = own.findIndex(entry => entry.text === pending.text && entry.kind === pending.kind);
      if (at < 0) continue;
      own.splice(at, 1);
      room.timeline.remove(pending.key);
    }
  }

  private async send(room: RoomState, entry: Entry, packed: Packed): Promise<void> {
    this.onTheirWay.add(entry.key);
    const [line, ...rest] = this.linesOf(room, entry, packed);
    if (line === undefined) return;
    const answer = await this.core.exchange.request(line, { isPrivate: true, followedBy: rest });
    if (answer.isLost) return;
    this.onTheirWay.delete(entry.key);
    this.confirm(room, entry, answer);
  }

  private confirm(room: RoomState, entry: Entry, { replies }: Answer): void {
    const failure = failureIn(replies);
    if (failure !== undefined) {
      room.timeline.update(entry.key, { delivery: 'failed', failure: failure.text });
      return;
    }
    const echo = replies.find(reply =>
      isBatch(reply)
        ? reply.type === 'draft/multiline'
        : reply.command === 'PRIVMSG' || reply.command === 'NOTICE',
    );
    const at = readTime(echo?.tags.get('time') ?? '');
    const msgid = echo?.tags.get('msgid');
    const confirmed = room.timeline.update(entry.key, {
      delivery: 'sent',
      ...(msgid === undefined ? {} : { msgid }),
      ...(at === undefined ? {} : { at }),
    });
    if (confirmed !== undefined) room.count(confirmed);
    for (const reply of replies) if (reply !== echo) this.core.hear(reply);
    this.core.seen(room);
  }

  private linesOf(room: RoomState, { kind, replyTo }: Entry, packed: Packed): readonly Outgoing[] {
    const command = kind === 'noticed' ? 'NOTICE' : 'PRIVMSG';
    const tags = new Map(replyTo === undefined ? [] : [['+draft/reply', replyTo] as const]);
    if (packed.lines === 'one') return [{ command, params: [room.name, packed.text], tags }];
    this.batches += 1;
    const reference = `m${this.batches}`;
    return [
      { command: 'BATCH', params: [`+${reference}`, 'draft/multiline', room.name], tags },
      ...packed.parts.map(({ text, goesOn }) => ({
        command,
        params: [room.name, text],
        tags: new Map([['batch', reference], ...(goesOn ? [['draft/multiline-concat', ''] as const] : [])]),
      })),
      { command: 'BATCH', params: [`-${reference}`] },
    ];
  }
}

function textOf(packed: Packed, kind: EntryKind): string {
  if (packed.lines === 'many') {
    return joinLines(packed.parts);
  }
  return kind === 'acted' ? packed.text.slice('\x01ACTION '.length, -1) : packed.text;
}
