import type { Core } from '../core.ts';
import type { RoomState } from '../state/room.ts';

/** For how long someone counts as typing without another word of it (IRCv3 typing). Milliseconds. */
const activeMs = 6000;
const pausedMs = 30_000;

/** Of how many in a room it is shown. */
const typistsMax = 50;

/** What ends the typing of each person, by room. */
const timers = new WeakMap<RoomState, Map<string, () => void>>();

/** Someone types, or does no more. */
export function typed(core: Core, room: RoomState, nick: string, state: string): void {
  stoppedTyping(core, room, nick);
  if ((state !== 'active' && state !== 'paused') || room.typing.length >= typistsMax) return;
  room.learn({ typing: [...room.typing, nick] });
  const stop = core.parts.clock.after(state === 'active' ? activeMs : pausedMs, () =>
    stoppedTyping(core, room, nick),
  );
  const ofRoom = timers.get(room) ?? new Map<string, () => void>();
  ofRoom.set(core.facts.fold(nick), stop);
  timers.set(room, ofRoom);
}

/** Someone has said what she typed, or is gone. */
export function stoppedTyping(core: Core, room: RoomState, nick: string): void {
  const ofRoom = timers.get(room);
  const stop = ofRoom?.get(core.facts.fold(nick));
  if (stop === undefined) return;
  stop();
  ofRoom?.delete(core.facts.fold(nick));
  room.learn({ typing: room.typing.filter(name => !core.facts.sameName(name, nick)) });
}

/** The connection is lost: nobody is seen to type any more. */
export function allStoppedTyping(room: RoomState): void {
  for (const stop of timers.get(room)?.values() ?? []) stop();
  timers.delete(room);
  if (room.typing.length > 0) room.learn({ typing: [] });
}
