import type { Facts, Link } from './link.ts';
import type { Entry } from './message.ts';
import type { Me, Person, Profile } from './person.ts';
import type { Loudness, Room, Rooms } from './room.ts';

/** With what someone comes in. */
export interface Entrance {
  readonly nick: string;
  readonly realname?: string;
  /** The account, and its password or a login token. Without, one comes as a guest. */
  readonly login?: { readonly account: string; readonly secret: string };
  /** The password of the server. */
  readonly password?: string;
  /** Rooms to go into at once, besides those that are remembered. */
  readonly rooms: readonly string[];
  /** Whether she goes into the lobby of the server besides, whatever it is called, where there is one. */
  readonly intoLobby?: boolean;
  /** Shown first when there is nothing better. */
  readonly focus?: string;
}

/** What was asked for was not done. `code` is the numeric or the code of the standard reply. */
export interface Failure {
  readonly ok: false;
  readonly code: string;
  /** In the words of the server. */
  readonly text: string;
}

/** How something went that was asked for. */
export type Outcome<T = undefined> = { readonly ok: true; readonly value: T } | Failure;

/** A channel as LIST shows it. */
export interface ListedRoom {
  readonly name: string;
  readonly members: number;
  readonly topic: string;
}

/** Something that was found, with the room in which it was said. */
export interface Found {
  readonly room: string;
  readonly entry: Entry;
}

/** What is looked for; at least one of `text` and `from` has something in it. */
export interface Sought {
  readonly text: string;
  /** A channel or nick; without it, all that one may read. */
  readonly room?: string;
  readonly from?: string;
  /** Milliseconds since 1970. */
  readonly before?: number;
  readonly after?: number;
}

/** A login token: a device that stays logged in. */
export interface Device {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly usedAt: number | undefined;
  /** Whether this client logged in by it. */
  readonly here: boolean;
}

/** An entry of a ban list and the like. */
export interface ListedMask {
  readonly mask: string;
  readonly by: string | undefined;
  readonly at: number | undefined;
}

/** What the user may want to be called for. */
export type Call =
  /** Someone else has just said something; `seen` tells whether it is before the user's eyes. Not what was missed. */
  | { readonly type: 'said'; readonly room: Room; readonly entry: Entry; readonly seen: boolean }
  | { readonly type: 'invited'; readonly room: string; readonly by: string }
  /** Something that she asked for was refused, and there was no better place to say so. */
  | { readonly type: 'refused'; readonly text: string; readonly room: Room | undefined }
  /** A command of hers leads to another room: it should be shown. */
  | { readonly type: 'show'; readonly room: Room };

/** Where the user wants to speak: whether keys are going down. */
export type TypingState = 'active' | 'paused' | 'done';

/** A chat client: what it knows, and what can be done. One for each connection. */
export interface ChatClient {
  readonly link: Link;
  readonly facts: Facts;
  readonly me: Me;
  readonly rooms: Rooms;
  /**
   * The same object for the same nick, as long as someone watches it, or she shares a room or a talk with the user; others
   * are forgotten in time.
   */
  person(nick: string): Person;
  /** Calls back for each call. Returns what ends it. */
  onCall(hear: (call: Call) => void): () => void;

  /** Connects, and stays connected until `leave`. */
  enter(entrance: Entrance): void;
  /** Words besides the nick that count as a mention from now on. */
  setMentionWords(words: readonly string[]): void;
  /** Says goodbye. */
  leave(reason?: string): void;
  /** Tries again now, when it waits. */
  retryNow(): void;
  /** The network or the machine is back: tries again now, or asks whether the connection still lives. */
  wake(): void;
  /** The network may be gone: asks whether the connection still lives. */
  doubt(): void;

  /** Says something; lines are parted by `\n`. It is shown at once, as pending. */
  say(
    room: Room,
    text: string,
    options?: { readonly replyTo?: string; readonly kind?: 'said' | 'acted' | 'noticed' },
  ): void;
  /** Sends again what has failed. */
  resend(room: Room, key: string): void;
  /** Throws away what has failed. */
  discard(room: Room, key: string): void;
  edit(room: Room, msgid: string, text: string): Promise<Outcome>;
  remove(room: Room, msgid: string, reason?: string): Promise<Outcome>;
  /** Gives a reaction, or takes it back when it is the user's already. */
  react(room: Room, msgid: string, value: string): Promise<Outcome>;
  /** Tells the others, no more often than they need to know. */
  typing(room: Room, state: TypingState): void;
  /** Keeps what is not sent yet, over restarts too. */
  setDraft(room: Room, text: string): void;

  /** The room that is before the user's eyes; undefined when she looks elsewhere. What comes in there while she sees the newest is read. */
  look(room: Room | undefined): void;
  /**
   * The user reads something older in a room that is followed, by the key of its entry: that stays in the window, however much
   * is said meanwhile, and what is said is not read. Undefined when she reads the newest again.
   */
  readBack(room: Room, key: string | undefined): void;
  /** All that is there until then has been read; without a time, all. */
  markRead(room: Room, until?: number): void;
  /** Asks for a page before or behind what is in the window. Does nothing while one is on its way, or there is none. */
  loadOlder(room: Room): Promise<void>;
  loadNewer(room: Room): Promise<void>;
  /** Moves the window to a message; false when it is not there any more. */
  jumpTo(room: Room, msgid: string): Promise<boolean>;
  jumpToTime(room: Room, at: number): Promise<boolean>;
  /** Moves the window to the newest, and lets go what is too old to be kept. */
  jumpToEnd(room: Room): Promise<void>;
  search(sought: Sought): Promise<Outcome<readonly Found[]>>;

  /** A room that was not on the list is not there afterwards either, when it was refused. */
  join(name: string, key?: string): Promise<Outcome<Room>>;
  part(room: Room, reason?: string): void;
  /** A talk with someone; it is made where there is none. */
  talkWith(nick: string): Room;
  /** Takes a room off the list; a channel is left. */
  close(room: Room): void;
  setLoudness(room: Room, loudness: Loudness): void;
  setPinned(room: Room, pinned: boolean): void;

  setNick(nick: string): Promise<Outcome>;
  /** Holds after a lost connection too, until `enter`. */
  setAway(reason: string | undefined): void;
  setRealname(realname: string): Promise<Outcome>;
  setTopic(room: Room, topic: string): Promise<Outcome>;
  invite(room: Room, nick: string): Promise<Outcome>;
  kick(room: Room, nick: string, reason?: string): Promise<Outcome>;
  /** Changes modes, as `('+o', 'alice')`. */
  mode(room: Room, modes: string, ...params: readonly string[]): Promise<Outcome>;
  /** The entries of a list mode, as `b`. */
  listModes(room: Room, letter: string): Promise<Outcome<readonly ListedMask[]>>;
  /** Whether the user has at least this rank in a channel, by its prefix, as `@`. */
  hasRank(room: Room, prefix: string): boolean;

  whois(nick: string): Promise<Outcome<Profile>>;
  listRooms(): Promise<Outcome<readonly ListedRoom[]>>;
  /** Sets a metadata key of the user, or takes it away. */
  setMetadata(key: string, value: string | undefined): Promise<Outcome>;
  metadataOf(nick: string): Promise<Outcome<ReadonlyMap<string, string>>>;

  /** Makes an account; `verify` when the server has sent a code. Logged in afterwards. */
  register(account: string, email: string | undefined, password: string): Promise<Outcome<'done' | 'verify'>>;
  verify(account: string, code: string): Promise<Outcome>;
  login(account: string, secret: string): Promise<Outcome>;
  logout(): Promise<Outcome>;
  changePassword(old: string, wanted: string): Promise<Outcome>;
  /** Makes a login token for this device. Its secret is not told again. */
  addDevice(name: string): Promise<Outcome<{ readonly id: string; readonly secret: string }>>;
  devices(): Promise<Outcome<readonly Device[]>>;
  /** Takes a token away, and logs out who came by it. */
  removeDevice(id: string): Promise<Outcome>;
  /** A ticket with which files may be uploaded for some minutes. */
  uploadTicket(): Promise<Outcome<string>>;
  /** What push messages are sent to; keys are in base64url. */
  registerPush(endpoint: string, keys: { readonly p256dh: string; readonly auth: string }): Promise<Outcome>;
  unregisterPush(endpoint: string): Promise<Outcome>;

  /** Sends a line of IRC as it is, and resolves with what was answered. */
  raw(line: string): Promise<readonly string[]>;
}
