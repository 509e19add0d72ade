import type { Message } from '@salon/protocol';
import type { Core } from '../core.ts';
import type { RoomState } from '../state/room.ts';
import { happenedEntry } from './entries.ts';
import { authorOf, nickOf, secondsAt } from './source.ts';

/** TOPIC. */
export function topic(core: Core, message: Message): void {
  const [name = '', text = ''] = message.params;
  const room = core.rooms.get(name);
  if (room === undefined) return;
  const { nick } = authorOf(message, core);
  room.learn({ topic: text, topicBy: nick, topicAt: core.parts.clock.now() });
  room.follow(happenedEntry(core, message, { type: 'topic', topic: text }));
}

/** MODE, of a channel or of the user. */
export function mode(core: Core, message: Message): void {
  const [name = '', letters = '', ...params] = message.params;
  if (!core.facts.isChannel(name)) {
    if (core.facts.sameName(name, core.me.nick)) takeUserModes(core, letters);
    return;
  }
  const room = core.rooms.get(name);
  if (room === undefined) return;
  takeModes(core, room, letters, params);
  room.follow(happenedEntry(core, message, { type: 'mode', modes: [letters, ...params].join(' ') }));
}

/** RPL_CHANNELMODEIS. */
export function modesAre(core: Core, { params }: Message): void {
  const [, name = '', letters = '', ...rest] = params;
  const room = core.rooms.get(name);
  if (room === undefined) return;
  room.modes = new Map();
  takeModes(core, room, letters, rest);
}

/** RPL_UMODEIS, or a change of the user's modes. */
export function takeUserModes(core: Core, letters: string): void {
  const modes = new Set(core.me.modes);
  let isGiven = true;
  for (const letter of modeLetters(letters)) {
    if (letter === '+' || letter === '-') isGiven = letter === '+';
    else if (isGiven) modes.add(letter);
    else modes.delete(letter);
  }
  core.me.learn({ modes });
}

function takeModes(core: Core, room: RoomState, letters: string, params: readonly string[]): void {
  const modes = new Map(room.modes);
  const rest = [...params];
  let isGiven = true;
  for (const letter of modeLetters(letters)) {
    if (letter === '+' || letter === '-') {
      isGiven = letter === '+';
      continue;
    }
    const kind = core.facts.modeKind(letter);
    const param = kind === 'D' || (kind === 'C' && !isGiven) ? '' : (rest.shift() ?? '');
    if (kind === 'P') {
      const prefix = core.facts.ranks.find(rank => rank.mode === letter)?.prefix;
      if (prefix !== undefined) room.members.rank(param, prefix, isGiven);
    } else if (kind !== 'A') {
      if (isGiven) modes.set(letter, param);
      else modes.delete(letter);
    }
  }
  room.learn({ modes });
}

/** No server has modes that are no letters of ASCII. */
function modeLetters(letters: string): string {
  return letters.replace(/[^+\-!-~]/g, '');
}

/** RPL_TOPIC, RPL_NOTOPIC. */
export function topicIs(core: Core, { command, params }: Message): void {
  const [, name = '', text = ''] = params;
  core.rooms.get(name)?.learn({ topic: command === '332' ? text : '' });
}

/** RPL_TOPICWHOTIME. */
export function topicWasSet(core: Core, { params }: Message): void {
  const [, name = '', by = '', at = ''] = params;
  core.rooms.get(name)?.learn({ topicBy: nickOf(by), topicAt: secondsAt(at) });
}

/** RPL_NAMREPLY: names come in several lines, and with `userhost-in-names` they are whole masks. */
export function names(core: Core, { params }: Message): void {
  const [, , name = '', list = ''] = params;
  const room = core.rooms.get(name);
  if (room === undefined) return;
  if (!room.isListing) {
    room.isListing = true;
    room.members.clear();
  }
  const known = core.facts.prefixes;
  for (const item of list.split(' ')) {
    if (item === '') continue;
    let at = 0;
    while (known.includes(item.charAt(at)) && at < item.length) at += 1;
    const mask = item.slice(at);
    const nick = nickOf(mask);
    room.members.put(nick, item.slice(0, at));
    const userhost = mask.slice(nick.length + 1);
    const person = core.people.get(nick);
    person.learn(userhost === '' ? { online: true } : { online: true, userhost });
  }
}

/** RPL_ENDOFNAMES. */
export function namesEnd(core: Core, { params }: Message): void {
  const room = core.rooms.get(params[1] ?? '');
  if (room !== undefined) room.isListing = false;
}
