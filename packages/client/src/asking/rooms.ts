import { ask, type Core, isOnline, order } from '../core.ts';
import { secondsAt } from '../inbound/source.ts';
import type { ListedMask, ListedRoom, Outcome } from '../model/client.ts';
import type { RoomState } from '../state/room.ts';
import { linesOf } from '../wire/reply.ts';

/** LIST. */
export function listRooms(core: Core): Promise<Outcome<readonly ListedRoom[]>> {
  return ask(
    core,
    { command: 'LIST', params: [] },
    replies => {
      const rooms: ListedRoom[] = [];
      for (const { command, params } of linesOf(replies)) {
        const [, name = '', members = '0', topic = ''] = params;
        if (command === '322') rooms.push({ name, members: Number(members) || 0, topic });
      }
      return rooms;
    },
    { isPrivate: true },
  );
}

/** The numerics of the entries of each list mode. */
const listNumerics: ReadonlySet<string> = new Set(['367', '348', '346', '728']);

/** MODE without a mask: the entries of a list. */
export function listModes(
  core: Core,
  room: RoomState,
  letter: string,
): Promise<Outcome<readonly ListedMask[]>> {
  return ask(
    core,
    { command: 'MODE', params: [room.name, `+${letter}`] },
    replies => {
      const masks: ListedMask[] = [];
      for (const { command, params } of linesOf(replies)) {
        if (!listNumerics.has(command)) continue;
        // RPL_QUIETLIST names the mode too.
        const [mask = '', by, at] = params.slice(command === '728' ? 3 : 2);
        masks.push({ mask, by, at: secondsAt(at) });
      }
      return masks;
    },
    { isPrivate: true },
  );
}

/** JOIN. Resolves when one is in, or with what was refused. */
export async function join(core: Core, name: string, key: string | undefined): Promise<Outcome<RoomState>> {
  const wasThere = core.rooms.get(name) !== undefined;
  const room = core.rooms.getOrMake('channel', name);
  if (room.presence === 'in') return { ok: true, value: room };
  room.learn({ presence: 'joining', whyOut: undefined });
  const outcome = await order(core, 'JOIN', ...(key === undefined ? [name] : [name, key]));
  if (outcome.ok) {
    room.password = key;
    if (room.presence === 'joining') room.learn({ presence: 'out' });
    core.remember();
    // The server may have led elsewhere: a channel may have another name.
    return { ok: true, value: core.rooms.get(name) ?? room };
  }
  // Lost on the way: it is tried again.
  if (room.presence !== 'joining' || !isOnline(core)) return outcome;
  if (wasThere) room.learn({ presence: 'out', whyOut: outcome.text });
  else core.rooms.remove(room);
  return outcome;
}
