import { drafts, joinLines, type MessageLine, onceTag, readTime, writeAction } from '@salon/protocol';
import { ask, type Core, isOnline, order } from '../core.ts';
import { headOf, isOwn, pendingEntry, saidEntry } from '../inbound/entries.ts';
import { isSpeech } from '../inbound/talk.ts';
import type { Outcome } from '../model/client.ts';
import type { Entry, EntryKind } from '../model/message.ts';
import type { RoomState } from '../state/room.ts';
import type { Answer, Outgoing } from '../wire/exchange.ts';
import { failureIn, isBatch, type Reply } from '../wire/reply.ts';
import { type Packed, pack, partsOf, textRoom } from './lines.ts';
import { Pace } from './pace.ts';

/** Says things: shows them at once, and confirms them by what the server sends back. */
export class Sender {
  private readonly core: Core;
  /** To be sent on the connection that there is, and not confirmed. */
  private readonly onTheirWay = new Set<string>();
  /** Those of them that went out. */
  private readonly sent = new Set<string>();
  private readonly pace: Pace;
  private batches = 0;

  constructor(core: Core) {
    this.core = core;
    this.pace = new Pace(core.parts.clock);
  }

  say(room: RoomState, given: string, kind: EntryKind, replyTo: string | undefined): void {
    const text = given.replace(/\r\n?/g, '\n').replaceAll('\0', '');
    if (text.replaceAll('\n', '') === '') return;
    room.learn({ unreadLine: undefined });
    if (isOnline(this.core) && !this.hasWaiting(room)) {
      this.sayNow(room, text, kind, replyTo);
      return;
    }
    // How long lines may be is known when one is in.
    room.timeline.expect(pendingEntry(this.core, kind, text, replyTo));
    this.core.remember();
  }

  private sayNow(room: RoomState, text: string, kind: EntryKind, replyTo: string | undefined): void {
    for (const packed of this.pack(room, text, kind)) {
      const entry = pendingEntry(this.core, kind, textOf(packed, kind), replyTo);
      room.timeline.expect(entry);
      this.send(room, entry, packed);
    }
  }

  resend(room: RoomState, key: string): void {
    const entry = room.timeline.unsentBy(key);
    if (entry?.delivery !== 'failed') return;
    room.timeline.drop(key);
    this.say(room, entry.text, entry.kind, entry.replyTo);
  }

  /**
   * Sends what waits to be said, and again what nobody confirmed before the connection was lost: the server knows by
   * its mark what had arrived. Where one is not, it cannot be said.
   */
  sendWaiting(room: RoomState): void {
    if (!isOnline(this.core)) return;
    const isThere = room.presence === 'in' && room.kind !== 'server';
    for (const entry of room.timeline.unsent) {
      if (!this.isWaiting(entry)) continue;
      if (isThere) this.sendAgain(room, entry);
      else room.timeline.fail(entry.key, room.whyOut);
    }
  }

  /** Whether something was said before that did not go out yet: what is said now goes behind it. */
  private hasWaiting(room: RoomState): boolean {
    return room.timeline.unsent.some(entry => this.isWaiting(entry));
  }

  private isWaiting({ delivery, key }: Entry): boolean {
    return delivery === 'pending' && !this.onTheirWay.has(key);
  }

  /** Gives a message another text, of several lines where the server knows such. */
  async edit(room: RoomState, msgid: string, given: string): Promise<Outcome> {
    const { core } = this;
    const text = given.replace(/\r\n?/g, '\n');
    if (room.timeline.byMsgid(msgid)?.kind === 'acted')
      return order(core, 'EDIT', room.name, msgid, writeAction(text.replaceAll('\n', ' ')));
    const bytesMax = textRoom(`EDIT ${room.name} ${msgid} :`, this.source());
    const parts = partsOf(text, bytesMax);
    const { multiline } = core.facts;
    if (multiline === undefined || parts.length === 1) return order(core, 'EDIT', room.name, msgid, text);
    const [line, ...followedBy] = this.batchOf(room, 'PRIVMSG', parts, new Map([[drafts.edit, msgid]]));
    if (line === undefined) return { ok: true, value: undefined };
    return ask(core, line, () => undefined, { followedBy });
  }

  /** The connection is lost: what was sent on it may have arrived. Where nobody can tell, the user has to say it again. */
  lost(): void {
    this.pace.clear();
    const { rooms, facts } = this.core;
    if (!facts.isSalon && !facts.caps.has('draft/chathistory')) {
      for (const room of rooms.all)
        for (const { key } of room.timeline.unsent)
          if (this.sent.has(key)) room.timeline.fail(key, 'The connection was lost: it may have arrived');
    }
    this.sent.clear();
    this.onTheirWay.clear();
  }

  private sendAgain(room: RoomState, entry: Entry): void {
    const [packed, ...more] = this.pack(room, entry.text, entry.kind);
    if (packed !== undefined && more.length === 0) {
      this.send(room, entry, packed);
      return;
    }
    // It did not fit one message at that time, or does not under a longer nick.
    room.timeline.drop(entry.key);
    this.sayNow(room, entry.text, entry.kind, entry.replyTo);
  }

  private pack(room: RoomState, text: string, kind: EntryKind): readonly Packed[] {
    return pack(text, kind, room.name, this.source(), this.core.facts.multiline);
  }

  /** As whom the others see the user; empty where that is not known. */
  private source(): string {
    const { me, people } = this.core;
    const { userhost } = people.get(me.nick);
    return userhost === '' ? '' : `${me.nick}!${userhost}`;
  }

  private send(room: RoomState, entry: Entry, packed: Packed): void {
    this.onTheirWay.add(entry.key);
    const [line, ...followedBy] = this.linesOf(room, entry, packed);
    if (line === undefined) return;
    const isEcho = (reply: Reply) => this.isEcho(room, entry, reply);
    const go = () => {
      this.sent.add(entry.key);
      this.core.exchange.call(line, { isPrivate: true, followedBy, isEcho }, answer => {
        if (answer.isLost) return;
        this.sent.delete(entry.key);
        this.onTheirWay.delete(entry.key);
        this.confirm(room, entry, answer);
      });
    };
    const { facts } = this.core;
    // Such servers make who is too fast wait, and put nobody out for it.
    if (facts.isSalon || facts.isupport.has('SAFERATE')) go();
    else this.pace.take(go);
  }

  private confirm(room: RoomState, entry: Entry, { replies }: Answer): void {
    const failure = failureIn(replies);
    if (failure?.code === 'ALREADY_SAID') {
      // It was heard among all else that was said, or stands in the history.
      room.timeline.drop(entry.key);
      return;
    }
    if (failure !== undefined) {
      room.timeline.fail(entry.key, failure.text);
      return;
    }
    const echo = replies.find(isSpeech);
    const msgid = echo?.tags.get('msgid');
    const confirmed = room.timeline.confirm(entry.key, { msgid, at: readTime(echo?.tags.get('time') ?? '') });
    if (confirmed !== undefined) room.count(confirmed);
    this.core.seen(room);
    for (const reply of replies) if (reply !== echo) this.core.hear(reply);
  }

  /** Where no label says so: the user's own words, in the same place. */
  private isEcho({ name }: RoomState, { text, kind }: Entry, reply: Reply): boolean {
    if (!isSpeech(reply)) return false;
    const head = isBatch(reply) ? headOf(reply) : reply;
    const heard = saidEntry(this.core, reply);
    if (head === undefined || heard === undefined || !isOwn(this.core, heard.author)) return false;
    return this.core.facts.sameName(head.params[0] ?? '', name) && heard.kind === kind && heard.text === text;
  }

  private linesOf(room: RoomState, { key, kind, replyTo }: Entry, packed: Packed): readonly Outgoing[] {
    const command = kind === 'noticed' ? 'NOTICE' : 'PRIVMSG';
    const tags = new Map([
      [onceTag, key],
      ...(replyTo === undefined ? [] : [['+draft/reply', replyTo] as const]),
    ]);
    if (packed.lines === 'one') return [{ command, params: [room.name, packed.text], tags }];
    return this.batchOf(room, command, packed.parts, tags);
  }

  /** A message of several lines as it goes out (IRCv3 draft/multiline). */
  private batchOf(
    { name }: RoomState,
    command: 'PRIVMSG' | 'NOTICE',
    parts: readonly MessageLine[],
    tags: ReadonlyMap<string, string>,
  ): readonly Outgoing[] {
    this.batches += 1;
    const reference = `m${this.batches}`;
    return [
      { command: 'BATCH', params: [`+${reference}`, 'draft/multiline', name], tags },
      ...parts.map(({ text, goesOn }) => ({
        command,
        params: [name, text],
        tags: new Map([['batch', reference], ...(goesOn ? [['draft/multiline-concat', ''] as const] : [])]),
      })),
      { command: 'BATCH', params: [`-${reference}`] },
    ];
  }
}

function textOf(packed: Packed, kind: EntryKind): string {
  if (packed.lines === 'many') return joinLines(packed.parts);
  return kind === 'acted' ? packed.text.slice('\x01ACTION '.length, -1) : packed.text;
}
