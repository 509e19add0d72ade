import type { Message } from '@salon/protocol';
import type { Core } from '../core.ts';
import type { Happening } from '../model/message.ts';
import type { RoomState } from '../state/room.ts';
import { happenedEntry } from './entries.ts';
import { authorOf } from './source.ts';
import { stoppedTyping } from './typing.ts';

/** The user is in a channel: what there is to know of it is asked for. */
export type Arrived = (room: RoomState) => void;

/** JOIN, with account and real name where extended-join holds. */
export function joined(core: Core, message: Message, arrived: Arrived): void {
  const [name = '', account, realname] = message.params;
  const author = authorOf(message, core);
  core.people.get(author.nick).learn({
    nick: author.nick,
    userhost: author.userhost,
    online: true,
    ...(account === undefined ? {} : { account: account === '*' ? undefined : account }),
    ...(realname === undefined ? {} : { realname }),
  });
  const isMe = core.facts.sameName(author.nick, core.me.nick);
  if (isMe) {
    const room = core.rooms.getOrMake('channel', name);
    room.isListing = false;
    room.members.clear();
    room.members.put(author.nick, '');
    room.learn({ name, presence: 'in', whyOut: undefined });
    core.remember();
    arrived(room);
    return;
  }
  const room = core.rooms.get(name);
  if (room === undefined) return;
  room.members.put(author.nick, '');
  room.follow(happenedEntry(core, message, { type: 'joined' }));
}

/** PART. */
export function parted(core: Core, message: Message): void {
  const [name = '', reason = ''] = message.params;
  const room = core.rooms.get(name);
  const { nick } = authorOf(message, core);
  if (room === undefined) return;
  leaves(core, room, nick, undefined);
  if (room.presence === 'in') room.follow(happenedEntry(core, message, { type: 'parted', reason }));
}

/** KICK. */
export function kicked(core: Core, message: Message): void {
  const [name = '', nick = '', reason = ''] = message.params;
  const room = core.rooms.get(name);
  if (room === undefined) return;
  room.follow(happenedEntry(core, message, { type: 'kicked', nick, reason }));
  leaves(core, room, nick, `${authorOf(message, core).nick}: ${reason}`);
}

/** QUIT. */
export function quit(core: Core, message: Message): void {
  const [reason = ''] = message.params;
  const { nick } = authorOf(message, core);
  for (const room of core.rooms.all) {
    stoppedTyping(core, room, nick);
    const was = room.members.remove(nick);
    if (was || (room.kind === 'talk' && core.facts.sameName(room.name, nick))) {
      room.follow(happenedEntry(core, message, { type: 'quit', reason }));
    }
  }
  core.people.gone(nick);
}

/** NICK, of others and of the user. */
export function renamed(core: Core, message: Message): void {
  const [to = ''] = message.params;
  const { nick: from } = authorOf(message, core);
  const happening: Happening = { type: 'renamed', to };
  const isMe = core.facts.sameName(from, core.me.nick);
  core.people.rename(from, to);
  for (const room of core.rooms.all) {
    stoppedTyping(core, room, from);
    if (room.members.rename(from, to)) room.follow(happenedEntry(core, message, happening));
    else if (room.kind === 'talk' && core.facts.sameName(room.name, from)) {
      room.follow(happenedEntry(core, message, happening));
      core.rooms.rename(room, to);
      if (core.facts.isupport.has('MONITOR')) {
        core.exchange.send('MONITOR', '-', from);
        core.exchange.send('MONITOR', '+', to);
      }
    }
  }
  if (isMe) core.me.learn({ nick: to });
  // Which of them are her own is asked by the nick that she has now.
  for (const room of core.rooms.all) room.renameReactions(from, to);
  core.remember();
}

/** RENAME: a channel has another name (IRCv3 draft/channel-rename). */
export function roomRenamed(core: Core, message: Message): void {
  const [from = '', to = ''] = message.params;
  const room = core.rooms.get(from);
  if (room === undefined) return;
  core.rooms.rename(room, to);
  room.follow(happenedEntry(core, message, { type: 'room-renamed', from, to }));
  core.remember();
}

/** INVITE, of the user or of others into a channel of hers. */
export function invited(core: Core, message: Message): void {
  const [nick = '', name = ''] = message.params;
  if (core.facts.sameName(nick, core.me.nick)) {
    core.call({ type: 'invited', room: name, by: authorOf(message, core).nick });
  } else {
    core.rooms.get(name)?.follow(happenedEntry(core, message, { type: 'invited', nick, room: name }));
  }
}

function leaves(core: Core, room: RoomState, nick: string, whyOut: string | undefined): void {
  stoppedTyping(core, room, nick);
  room.members.remove(nick);
  if (!core.facts.sameName(nick, core.me.nick)) return;
  room.members.clear();
  room.learn({ presence: 'out', whyOut, typing: [] });
  core.remember();
}
