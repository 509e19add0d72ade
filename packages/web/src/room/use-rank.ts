import type { Room } from '@salon/client';
import type { Rank } from '@salon/protocol';
import { useClient, useObserved } from '../app/use-client.ts';
import { rankOf } from '../profile/acts.ts';

/** What the user is in a room, as long as she is in it; undefined for no rank. */
export function useRank(room: Room): Rank | undefined {
  const client = useClient();
  const members = useObserved(room.members);
  if (room.presence !== 'in') return undefined;
  return rankOf(members.get(client.me.nick)?.prefixes ?? '', client.facts.ranks);
}
