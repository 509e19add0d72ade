import type { Entry } from '../model/message.ts';
import type { Loudness, Presence, Room, RoomKind } from '../model/room.ts';
import { type Bell, Changing } from './changing.ts';
import { type MemberOrder, MembersState } from './members.ts';
import { type GivenReaction, Reactions } from './reactions.ts';
import { TimelineState } from './timeline.ts';
import { Unread } from './unread.ts';

/** What a room needs of the client. */
export interface RoomParts extends MemberOrder {
  readonly bell: Bell;
  /** See `ClientParts`. */
  readonly windowMax: number;
  readonly isOwnNick: (nick: string) => boolean;
  /** There is more or less that the user said and nobody has confirmed. */
  readonly unsentChanged: () => void;
}

/** A channel, or a talk with one person. */
export class RoomState extends Changing implements Room {
  readonly kind: RoomKind;
  name: string;
  key: string;
  presence: Presence;
  whyOut: string | undefined;
  topic = '';
  topicBy: string | undefined;
  topicAt: number | undefined;
  modes: ReadonlyMap<string, string> = new Map();
  readonly members: MembersState;
  readonly timeline: TimelineState;
  readUntil: number | undefined;
  unreadLine: number | undefined;
  draft = '';
  typing: readonly string[] = [];
  loudness: Loudness = 'default';
  lastAt = 0;
  pinned = false;
  /** The password with which one came in; it is needed to come in again. */
  password: string | undefined;
  /** Whether members are being listed: names come in several lines. */
  isListing = false;
  private readonly parts: RoomParts;
  private readonly reactions = new Reactions();
  private readonly unseen = new Unread();

  constructor(parts: RoomParts, kind: RoomKind, name: string, key: string) {
    super(parts.bell);
    this.parts = parts;
    this.kind = kind;
    this.name = name;
    this.key = key;
    this.presence = kind === 'channel' ? 'out' : 'in';
    this.members = new MembersState(parts.bell, parts);
    this.timeline = new TimelineState(parts.bell, parts.windowMax, parts.unsentChanged);
  }

  /** Takes what is other now. */
  learn(
    news: Partial<
      Pick<
        RoomState,
        | 'name'
        | 'key'
        | 'presence'
        | 'whyOut'
        | 'topic'
        | 'topicBy'
        | 'topicAt'
        | 'modes'
        | 'typing'
        | 'loudness'
        | 'draft'
        | 'pinned'
        | 'unreadLine'
      >
    >,
  ): void {
    Object.assign(this, news);
    this.changed();
  }

  get unread(): number {
    return this.unseen.count;
  }

  get mentions(): number {
    return this.unseen.mentions;
  }

  /** Something has just happened here, before the user's eyes or not. Returns whether it is new. */
  follow(entry: Entry, isSeen = false): boolean {
    const isNew = this.timeline.follow(this.withReactions(entry));
    if (isNew) this.count(entry, isSeen);
    return isNew;
  }

  /** Counts what came while the user was not here, besides what she has read. */
  count(entry: Entry, isSeen = false): void {
    if (!isTalk(entry)) return;
    this.lastAt = Math.max(this.lastAt, entry.at);
    if (!isSeen && !entry.own && entry.at > (this.readUntil ?? 0)) {
      if (this.unread === 0 && this.unreadLine === undefined)
        this.unreadLine = this.readUntil ?? entry.at - 1;
      this.unseen.add(entry.at, entry.mentions);
    }
    this.changed();
  }

  /** All until then has been read, here or on another device. Returns whether that is news. */
  readTo(at: number): boolean {
    if (at <= (this.readUntil ?? 0)) return false;
    this.readUntil = at;
    this.unseen.readTo(at);
    this.changed();
    return true;
  }

  react(reaction: GivenReaction): void {
    if (this.reactions.take(reaction, this.parts.fold)) this.showReactions(reaction.msgid);
  }

  /** Someone has another nick: what she gave is hers under this one. */
  renameReactions(from: string, to: string): void {
    for (const msgid of this.reactions.rename(from, to, this.parts.fold)) this.showReactions(msgid);
  }

  private showReactions(msgid: string): void {
    if (this.timeline.byMsgid(msgid)?.removed !== undefined) return;
    this.timeline.updateByMsgid(msgid, { reactions: this.reactions.of(msgid, this.parts.isOwnNick) });
  }

  withReactions(entry: Entry): Entry {
    if (entry.msgid === undefined) return entry;
    const reactions = this.reactions.of(entry.msgid, this.parts.isOwnNick);
    return reactions.length === 0 ? entry : { ...entry, reactions };
  }
}

/** Whether an entry is something that people say, and not what happens beside it. */
function isTalk({ kind }: Entry): boolean {
  return kind === 'said' || kind === 'acted' || kind === 'noticed';
}
