import { type Message, readCtcp } from '@salon/protocol';
import type { Core } from '../core.ts';
import type { Entry } from '../model/message.ts';
import type { RoomState } from '../state/room.ts';
import type { Batch, Reply } from '../wire/reply.ts';
import { headOf, isOwn, readTarget, saidEntry, textOf, toldEntry } from './entries.ts';
import { authorOf, isFromServer, timeOf } from './source.ts';
import { stoppedTyping, typed } from './typing.ts';

/** PRIVMSG and NOTICE, and messages of several lines. */
export function said(core: Core, reply: Message | Batch): void {
  const head = 'items' in reply ? headOf(reply) : reply;
  if (head === undefined) return;
  const edited = head.tags.get('draft/edit');
  if (edited !== undefined && 'items' in reply) {
    giveText(core, head, edited, textOf(reply));
    return;
  }
  if (isFromServer(head, core)) {
    core.rooms.server.follow(toldEntry(core, head.params[1] ?? '', head));
    return;
  }
  const entry = saidEntry(core, reply);
  if (entry === undefined) return;
  const room = placeOf(core, head) ?? talkOf(core, head);
  // Of a channel that one has just left.
  if (room === undefined) return;
  hear(core, room, entry);
  stoppedTyping(core, room, entry.author.nick);
}

/** Shows what has just been said, and calls the user when it is for her. */
function hear(core: Core, room: RoomState, entry: Entry): void {
  if (entry.author.isBot) core.people.get(entry.author.nick).learn({ isBot: true });
  // Said on a connection that was lost, perhaps under another nick.
  const isMine = entry.own || (entry.mark !== undefined && room.timeline.unsentBy(entry.mark) !== undefined);
  const seen = core.sees(room);
  if (!room.follow(isMine ? { ...entry, own: true, mentions: false } : entry, seen) || isMine) return;
  core.call({ type: 'said', room, entry, seen });
  core.seen(room);
}

/** EDIT: a message gets another text. */
export function edit(core: Core, message: Message): void {
  const [, msgid = '', text = ''] = message.params;
  giveText(core, message, msgid, text);
}

/** REDACT: a message is taken back (IRCv3 draft/message-redaction). */
export function redact(core: Core, message: Message): void {
  const [, msgid = '', reason = ''] = message.params;
  const { nick } = authorOf(message, core);
  placeOf(core, message)?.timeline.updateByMsgid(msgid, {
    text: '',
    removed: { by: nick, reason },
    reactions: [],
  });
}

/** TAGMSG: reactions, and whether someone types. */
export function tagged(core: Core, message: Message): void {
  const { tags } = message;
  const author = authorOf(message, core);
  const room = placeOf(core, message);
  if (room === undefined) return;
  const typing = tags.get('+typing');
  if (typing === undefined) react(core, room, message);
  else if (!isOwn(core, author)) typed(core, room, author.nick, typing);
}

/** Takes a reaction out of a line, as it comes or as it stands in the history (IRCv3 react and unreact). */
export function react(core: Core, room: RoomState, message: Message): void {
  const { tags } = message;
  const msgid = tags.get('+reply') ?? tags.get('+draft/reply');
  const given = tags.get('+react') ?? tags.get('+draft/react');
  const value = given ?? tags.get('+unreact') ?? tags.get('+draft/unreact');
  if (msgid === undefined || value === undefined || value === '') return;
  const { nick } = authorOf(message, core);
  room.react({ msgid, value, nick, at: timeOf(message, core), isGiven: given !== undefined });
}

/** In which room something is: a channel, or the talk with the other one; undefined where there is none. */
function placeOf(core: Core, message: Message): RoomState | undefined {
  const { name } = readTarget(core, message.params[0] ?? '');
  return core.rooms.get(core.facts.isChannel(name) ? name : otherOf(core, message, name));
}

/** A talk begins, by something that is said in it. */
function talkOf(core: Core, message: Message): RoomState | undefined {
  const { name } = readTarget(core, message.params[0] ?? '');
  if (core.facts.isChannel(name)) return undefined;
  const room = core.rooms.getOrMake('talk', otherOf(core, message, name));
  core.remember();
  return room;
}

function otherOf(core: Core, message: Message, target: string): string {
  const author = authorOf(message, core);
  return isOwn(core, author) && !core.facts.sameName(target, core.me.nick) ? target : author.nick;
}

function giveText(core: Core, message: Message, msgid: string, text: string): void {
  const editedAt = timeOf(message, core);
  const timeline = placeOf(core, message)?.timeline;
  const ctcp = readCtcp(text);
  if (ctcp?.command === 'ACTION')
    timeline?.updateByMsgid(msgid, { text: ctcp.text, kind: 'acted', editedAt });
  if (ctcp !== undefined) return;
  const wasAction = timeline?.byMsgid(msgid)?.kind === 'acted';
  timeline?.updateByMsgid(msgid, { text, editedAt, ...(wasAction && { kind: 'said' }) });
}

/** Whether something is speech: a line of it, or several. */
export function isSpeech(reply: Reply): boolean {
  if ('items' in reply) return reply.type === 'draft/multiline';
  return reply.command === 'PRIVMSG' || reply.command === 'NOTICE';
}
