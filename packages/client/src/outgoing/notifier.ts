import { type Core, isOnline } from '../core.ts';
import type { TypingState } from '../model/client.ts';
import type { RoomState } from '../state/room.ts';

/** How often the others are told that one still types (IRCv3 typing). Milliseconds. */
const typingEveryMs = 3000;

/** Tells the others that the user types, no more often than they need to know. */
export class TypingNotifier {
  private readonly core: Core;
  private readonly told = new WeakMap<RoomState, { readonly state: TypingState; readonly at: number }>();

  constructor(core: Core) {
    this.core = core;
  }

  tell(room: RoomState, state: TypingState): void {
    const { core } = this;
    if (!isOnline(core) || !core.facts.caps.has('message-tags')) return;
    if (room.kind === 'server' || room.presence !== 'in') return;
    const before = this.told.get(room);
    const now = core.parts.clock.now();
    if (
      (before?.state ?? 'done') === state &&
      (state !== 'active' || now - (before?.at ?? 0) < typingEveryMs)
    ) {
      return;
    }
    this.told.set(room, { state, at: now });
    core.exchange.put({ command: 'TAGMSG', params: [room.name], tags: new Map([['+typing', state]]) });
  }

  /** What was typed is said: that tells as much. */
  forget(room: RoomState): void {
    this.told.delete(room);
  }
}
