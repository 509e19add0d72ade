import type { ChatClient, ListedMask, Outcome, Room } from '@salon/client';
import type { Act } from './acts.ts';
import { banMask, masksOn, muteMask, type Someone } from './masks.ts';

/** How an act is to be done. */
export interface Manner {
  /** Why, for who is put out. */
  readonly reason: string;
  /** Whether who is banned is put out as well. */
  readonly kicks: boolean;
  /** The ban list, of which entries are taken. */
  readonly bans: readonly ListedMask[];
}

/** Does something to a member of a room. What is done in several steps ends at the first that is refused. */
export async function perform(
  client: ChatClient,
  room: Room,
  someone: Someone,
  act: Act,
  manner: Manner,
): Promise<Outcome<unknown>> {
  const { facts } = client;
  const { nick } = someone;
  const reason = manner.reason.trim() || undefined;
  switch (act.act) {
    case 'give':
      return client.mode(room, `+${act.mode}`, nick);
    case 'take':
      return client.mode(room, `-${act.mode}`, nick);
    case 'kick':
      return client.kick(room, nick, reason);
    case 'mute':
      return client.mode(room, '+b', muteMask(facts, someone));
    case 'unmute':
      return removeAll(client, room, masksOn(facts, manner.bans, someone, 'mute'));
    case 'unban':
      return removeAll(client, room, masksOn(facts, manner.bans, someone, 'ban'));
    case 'ban': {
      const banned = await client.mode(room, '+b', banMask(facts, someone));
      return banned.ok && manner.kicks ? client.kick(room, nick, reason) : banned;
    }
  }
}

async function removeAll(
  client: ChatClient,
  room: Room,
  masks: readonly string[],
): Promise<Outcome<unknown>> {
  for (const mask of masks) {
    const outcome = await client.mode(room, '-b', mask);
    if (!outcome.ok) return outcome;
  }
  return { ok: true, value: undefined };
}
