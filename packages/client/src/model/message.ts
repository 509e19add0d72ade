/** Who said or did something, as it was known then. */
export interface Author {
  readonly nick: string;
  /** `nick!user@host` without the nick; empty when it was not said. */
  readonly userhost: string;
  readonly account: string | undefined;
  readonly isBot: boolean;
}

/** What happened beside the talk. */
export type Happening =
  | { readonly type: 'joined' }
  | { readonly type: 'parted'; readonly reason: string }
  | { readonly type: 'quit'; readonly reason: string }
  | { readonly type: 'kicked'; readonly nick: string; readonly reason: string }
  | { readonly type: 'renamed'; readonly to: string }
  | { readonly type: 'topic'; readonly topic: string }
  | { readonly type: 'mode'; readonly modes: string }
  | { readonly type: 'room-renamed'; readonly from: string; readonly to: string }
  | { readonly type: 'invited'; readonly nick: string; readonly room: string };

/** What an entry of a timeline is. `said`, `acted` and `noticed` are PRIVMSG, CTCP ACTION and NOTICE. */
export type EntryKind = 'said' | 'acted' | 'noticed' | 'happened' | 'told';

/** `pending` is on its way, `failed` was refused or lost: it can be sent again or thrown away. */
export type Delivery = 'sent' | 'pending' | 'failed';

/** Everyone who gave the same reaction to a message, in the order in which they did. */
export interface Reaction {
  readonly value: string;
  readonly nicks: readonly string[];
  readonly own: boolean;
}

/** One entry of a timeline. It is never changed: another one takes its place, under the same key. */
export interface Entry {
  /** The same as long as it is in its timeline, also when it gets a msgid. */
  readonly key: string;
  readonly msgid: string | undefined;
  /** Milliseconds since 1970, as the server says. */
  readonly at: number;
  readonly kind: EntryKind;
  readonly author: Author;
  /** With mIRC formatting; lines are parted by `\n`. For `happened` empty; for `told` what the server or the client says. */
  readonly text: string;
  readonly happening: Happening | undefined;
  readonly own: boolean;
  /** Whether it is for the user: her nick or a word that she listens for is in it, or it was said to her alone. */
  readonly mentions: boolean;
  /** The prefix of the rank to which alone it was said in a channel, as `@`; otherwise empty. */
  readonly toRank: string;
  readonly delivery: Delivery;
  /** Why it failed, in the words of the server. */
  readonly failure: string | undefined;
  /** The word under which its sender says it once; see `+salon/once` in docs/spec/messages.md. */
  readonly mark: string | undefined;
  /** The msgid of what it answers. */
  readonly replyTo: string | undefined;
  readonly reactions: readonly Reaction[];
  /** When its text became another one. */
  readonly editedAt: number | undefined;
  /** Set when it was taken back; the text is empty then. */
  readonly removed: { readonly by: string; readonly reason: string } | undefined;
}
