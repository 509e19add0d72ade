import type { Message } from '@salon/protocol';
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
  const room = placeOf(core, head);
  hear(core, room, entry);
  stoppedTyping(core, room, entry.author.nick);
}

/** Shows what has just been said, and calls the user when it is for her. */
function hear(core: Core, room: RoomState, entry: Entry): void {
  // Said on a connection that was lost, perhaps under another nick.
  const isMine = entry.own || room.timeline.isPending(entry.mark);
  const isSeen = core.looked === room && room.timeline.atEnd;
  if (!room.follow(isMine ? { ...entry, own: true, mentions: false } : entry, isSeen) || isMine) return;
  core.call({ type: 'said', room, entry, seen: isSeen });
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
  placeOf(core, message).timeline.updateByMsgid(msgid, {
    text: '',
    removed: { by: nick, reason },
    reactions: [],
  });
}

/** TAGMSG: reactions, and whether someone types. */
export function tagged(core: Core, message: Message): void {
  const { tags } = message;
  const author = authorOf(message, core);
  const typing = tags.get('+typing');
  if (typing !== undefined) {
    if (!isOwn(core, author)) typed(core, placeOf(core, message), author.nick, typing);
    return;
  }
  react(core, placeOf(core, message), message);
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

/** In which room something is: a channel, or the talk with the other one. */
function placeOf(core: Core, message: Message): RoomState {
  const { name } = readTarget(core, message.params[0] ?? '');
  if (core.facts.isChannel(name)) return core.rooms.getOrMake('channel', name);
  const author = authorOf(message, core);
  const other = isOwn(core, author) && !core.facts.sameName(name, core.me.nick) ? name : author.nick;
  const isNew = core.rooms.get(other) === undefined;
  const room = core.rooms.getOrMake('talk', other);
  if (isNew) core.remember();
  return room;
}

function giveText(core: Core, message: Message, msgid: string, text: string): void {
  placeOf(core, message).timeline.updateByMsgid(msgid, { text, editedAt: timeOf(message, core) });
}

/** Whether something is speech: a line of it, or several. */
export function isSpeech(reply: Reply): boolean {
  if ('items' in reply) return reply.type === 'draft/multiline';
  return reply.command === 'PRIVMSG' || reply.command === 'NOTICE';
}
