import {
  hasFormatting,
  joinLines,
  type Message,
  onceTag,
  readCtcp,
  readTime,
  stripFormatting,
} from '@salon/protocol';
import type { Core } from '../core.ts';
import type { Author, Entry, EntryKind, Happening } from '../model/message.ts';
import type { KeptLine } from '../state/kept.ts';
import { ownText } from '../state/own-text.ts';
import { type Batch, isBatch, type Reply } from '../wire/reply.ts';
import { authorOf, timeOf } from './source.ts';

/** Entries that have no msgid are told apart by a number. */
let count = 0;

/** A key that no other entry has. */
function freshKey(): string {
  count += 1;
  return `local-${count}`;
}

/** A word that no message of anyone has. */
function freshMark({ parts }: Core): string {
  const word = () => Math.floor(parts.random() * 2 ** 40).toString(36);
  return `${parts.clock.now().toString(36)}${word()}${word()}`;
}

const nobody: Author = { nick: '', userhost: '', account: undefined, isBot: false };

/** Most messages have none: one list for all of them. */
const noReactions: Entry['reactions'] = [];

/** What all entries have in common. What came from the server is in memory of its own: there may be a hundred thousand. */
function entry(
  kind: EntryKind,
  at: number,
  { msgid, text = '', mark, replyTo, ...more }: Partial<Entry>,
): Entry {
  const id = ownText(msgid);
  return {
    key: id ?? freshKey(),
    msgid: id,
    at,
    kind,
    author: nobody,
    text: ownText(text),
    happening: undefined,
    own: false,
    mentions: false,
    toRank: '',
    delivery: 'sent',
    failure: undefined,
    mark: ownText(mark),
    replyTo: ownText(replyTo),
    reactions: noReactions,
    editedAt: undefined,
    removed: undefined,
    ...more,
  };
}

/** What is to be said, before the server has confirmed it. */
export function pendingEntry(core: Core, kind: EntryKind, text: string, replyTo: string | undefined): Entry {
  const at = core.parts.clock.now();
  const mark = freshMark(core);
  return unsentEntry(core, { mark, at, kind, text, delivery: 'pending', failure: undefined, replyTo });
}

/** What the user said at any time, and nobody has confirmed. */
export function unsentEntry({ me }: Core, { kind, at, ...line }: KeptLine): Entry {
  const author = { nick: me.nick, userhost: '', account: me.account, isBot: false };
  return entry(kind, at, { ...line, key: line.mark, author, own: true });
}

/** Something that the server or the client says. */
export function toldEntry(core: Core, text: string, message?: Message): Entry {
  const at = message === undefined ? core.parts.clock.now() : timeOf(message, core);
  return entry('told', at, { text, author: { ...nobody, nick: core.facts.serverName } });
}

/** Something that happened beside the talk. */
export function happenedEntry(core: Core, message: Message, happening: Happening): Entry {
  const author = authorOf(message, core);
  const change = { author, happening, own: isOwn(core, author) };
  const msgid = message.tags.get('msgid');
  return entry('happened', timeOf(message, core), msgid === undefined ? change : { ...change, msgid });
}

/** What was said: a PRIVMSG or NOTICE, or a batch of several lines. Undefined for what is only for programs. */
export function saidEntry(core: Core, reply: Reply): Entry | undefined {
  const head = isBatch(reply) ? headOf(reply) : reply;
  if (head === undefined) return undefined;
  const whole = isBatch(reply) ? textOf(reply) : (reply.params[1] ?? '');
  const ctcp = readCtcp(whole);
  if (ctcp !== undefined && ctcp.command !== 'ACTION') return undefined;
  const text = ctcp?.text ?? whole;
  const kind = ctcp !== undefined ? 'acted' : head.command === 'NOTICE' ? 'noticed' : 'said';
  const author = authorOf(head, core);
  const own = isOwn(core, author);
  const target = head.params[0] ?? '';
  const { toRank, name } = readTarget(core, target);
  const { tags } = head;
  const msgid = tags.get('msgid');
  return entry(kind, timeOf(head, core), {
    ...(msgid === undefined ? {} : { msgid }),
    author,
    text,
    own,
    mentions: !own && kind !== 'noticed' && (!core.facts.isChannel(name) || isMention(core, text)),
    toRank,
    mark: tags.get(onceTag),
    replyTo: tags.get('+reply') ?? tags.get('+draft/reply'),
    editedAt: readTime(tags.get('draft/edited') ?? ''),
  });
}

/** Of `@#channel` the prefix and the channel; of all else nothing and the whole. */
export function readTarget(
  { facts }: Core,
  target: string,
): { readonly toRank: string; readonly name: string } {
  const isToRank = (facts.isupport.get('STATUSMSG') ?? '').includes(target.charAt(0) || ' ');
  return isToRank && facts.isChannel(target.slice(1))
    ? { toRank: target.charAt(0), name: target.slice(1) }
    : { toRank: '', name: target };
}

/** A message of several lines as if it were one: the tags of the batch count (IRCv3 draft/multiline). */
export function headOf({ items, tags, source, params }: Batch): Message | undefined {
  const first = items.find(item => !isBatch(item));
  if (first === undefined || isBatch(first)) return undefined;
  const target = params[0] ?? first.params[0] ?? '';
  return {
    tags: new Map([...first.tags, ...tags]),
    source: source ?? first.source,
    command: first.command,
    params: [target, first.params[1] ?? ''],
  };
}

/** The text of a message in several lines. */
export function textOf({ items }: Batch): string {
  return joinLines(
    items.flatMap(item =>
      isBatch(item) ? [] : [{ text: item.params[1] ?? '', goesOn: item.tags.has('draft/multiline-concat') }],
    ),
  );
}

/** Whether someone is the user. */
export function isOwn({ me, facts }: Core, { nick, account }: Author): boolean {
  return (
    facts.sameName(nick, me.nick) || (account !== undefined && account !== '*' && account === me.account)
  );
}

/** Whether the nick of the user, or a word that she listens for, stands in a text. */
function isMention({ me, mentionWords, facts }: Core, text: string): boolean {
  const plain = facts.fold(hasFormatting(text) ? stripFormatting(text) : text);
  return [me.nick, ...mentionWords].some(word => hasWord(plain, facts.fold(word)));
}

function hasWord(text: string, word: string): boolean {
  if (word === '') return false;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isWordPart(text.charAt(at - 1)) && !isWordPart(text.charAt(at + word.length))) return true;
  }
  return false;
}

function isWordPart(character: string): boolean {
  return /[\p{L}\p{N}_]/u.test(character);
}
