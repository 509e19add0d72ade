import { joinLines, type MessageLine, onceTag, readTime } from '@salon/protocol';
import { ask, type Core, isOnline, order } from '../core.ts';
import { pendingEntry } from '../inbound/entries.ts';
import { isSpeech } from '../inbound/talk.ts';
import type { Outcome } from '../model/client.ts';
import type { Entry, EntryKind } from '../model/message.ts';
import type { RoomState } from '../state/room.ts';
import type { Answer, Outgoing } from '../wire/exchange.ts';
import { failureIn } from '../wire/reply.ts';
import { type Packed, pack } from './lines.ts';

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
    room.learn({ unreadLine: undefined });
    if (!isOnline(this.core)) {
      // How long lines may be is known when one is in.
      room.timeline.follow(pendingEntry(this.core, kind, text, replyTo));
      return;
    }
    for (const packed of this.pack(room, text, kind)) {
      const entry = pendingEntry(this.core, kind, textOf(packed, kind), replyTo);
      room.timeline.follow(entry);
      this.send(room, entry, packed);
    }
  }

  resend(room: RoomState, key: string): void {
    const entry = room.timeline.byKey(key);
    if (entry?.delivery !== 'failed') return;
    room.timeline.remove(key);
    this.say(room, entry.text, entry.kind, entry.replyTo);
  }

  /** Gives a message another text, in one line or as a batch that bears its id (docs/spec/message-edit.md). */
  edit(room: RoomState, msgid: string, text: string): Promise<Outcome> {
    const { timeline, name } = room;
    const kind = timeline.byMsgid(msgid)?.kind ?? 'said';
    const [packed, ...more] = this.pack(room, text, kind);
    if (packed === undefined || more.length > 0) {
      return Promise.resolve({ ok: false, code: '417', text: 'This is too long for one message' });
    }
    if (packed.lines === 'one') return order(this.core, 'EDIT', name, msgid, packed.text);
    const [line, ...followedBy] = this.batch(room, kind, packed.parts, new Map([['draft/edit', msgid]]));
    return ask(this.core, line, () => undefined, { followedBy });
  }

  /**
   * Sends what waits to be said, and again what nobody confirmed before the connection was lost: the server knows by
   * its mark what had arrived.
   */
  sendWaiting(room: RoomState): void {
    for (const entry of room.timeline.pending) {
      if (this.onTheirWay.has(entry.key)) continue;
      const [packed, ...more] = this.pack(room, entry.text, entry.kind);
      if (packed !== undefined && more.length === 0) this.send(room, entry, packed);
      else {
        // Under a longer nick it does not fit any more.
        room.timeline.remove(entry.key);
        this.say(room, entry.text, entry.kind, entry.replyTo);
      }
    }
  }

  /** The connection is lost: what was sent on it may have arrived. */
  lost(): void {
    this.onTheirWay.clear();
  }

  /** What is pending and stands in what was missed has arrived. */
  settle(room: RoomState, missed: readonly Entry[]): void {
    for (const { mark, msgid } of missed) {
      if (mark === undefined || msgid === undefined) continue;
      if (!room.timeline.isPending(mark)) continue;
      room.timeline.remove(mark);
      room.timeline.updateByMsgid(msgid, { own: true, mentions: false });
    }
  }

  private pack(room: RoomState, text: string, kind: EntryKind): readonly Packed[] {
    const { me, people, facts } = this.core;
    const { userhost } = people.get(me.nick);
    const source = userhost === '' ? '' : `${me.nick}!${userhost}`;
    return pack(text, kind, room.name, source, facts.multiline);
  }

  private send(room: RoomState, entry: Entry, packed: Packed): void {
    this.onTheirWay.add(entry.key);
    const [line, ...rest] = this.linesOf(room, entry, packed);
    this.core.exchange.call(line, { isPrivate: true, followedBy: rest }, answer => {
      if (answer.isLost) return;
      this.onTheirWay.delete(entry.key);
      this.confirm(room, entry, answer);
    });
  }

  private confirm(room: RoomState, { key }: Entry, { replies }: Answer): void {
    const failure = failureIn(replies);
    if (failure?.code === 'ALREADY_SAID') {
      // It was heard among all else that was said, or stands in the history.
      room.timeline.remove(key);
      return;
    }
    if (failure !== undefined) {
      room.timeline.update(key, { delivery: 'failed', failure: failure.text });
      return;
    }
    const echo = replies.find(isSpeech);
    this.arrived(room, key, echo?.tags.get('msgid'), readTime(echo?.tags.get('time') ?? ''));
    for (const reply of replies) if (reply !== echo) this.core.hear(reply);
  }

  private arrived(room: RoomState, key: string, msgid: string | undefined, at: number | undefined): void {
    const confirmed = room.timeline.update(key, {
      delivery: 'sent',
      own: true,
      ...(msgid === undefined ? {} : { msgid }),
      ...(at === undefined ? {} : { at }),
    });
    if (confirmed !== undefined) room.count(confirmed);
    this.core.seen(room);
  }

  private linesOf(room: RoomState, { key, kind, replyTo }: Entry, packed: Packed): Lines {
    const tags = new Map([
      [onceTag, key],
      ...(replyTo === undefined ? [] : [['+draft/reply', replyTo] as const]),
    ]);
    if (packed.lines === 'one') return [{ command: commandOf(kind), params: [room.name, packed.text], tags }];
    return this.batch(room, kind, packed.parts, tags);
  }

  /** A message of several lines (IRCv3 draft/multiline). */
  private batch(
    room: RoomState,
    kind: EntryKind,
    parts: readonly MessageLine[],
    tags: ReadonlyMap<string, string>,
  ): Lines {
    this.batches += 1;
    const reference = `m${this.batches}`;
    return [
      { command: 'BATCH', params: [`+${reference}`, 'draft/multiline', room.name], tags },
      ...parts.map(({ text, goesOn }) => ({
        command: commandOf(kind),
        params: [room.name, text],
        tags: new Map([['batch', reference], ...(goesOn ? [['draft/multiline-concat', ''] as const] : [])]),
      })),
      { command: 'BATCH', params: [`-${reference}`] },
    ];
  }
}

/** The line that is answered, and those that go with it. */
type Lines = readonly [Outgoing, ...Outgoing[]];

function commandOf(kind: EntryKind): string {
  return kind === 'noticed' ? 'NOTICE' : 'PRIVMSG';
}

function textOf(packed: Packed, kind: EntryKind): string {
  if (packed.lines === 'many') {
    return joinLines(packed.parts);
  }
  return kind === 'acted' ? packed.text.slice('\x01ACTION '.length, -1) : packed.text;
}
