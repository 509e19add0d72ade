import type { ChatClient, Found, Outcome } from '../model/client.ts';
import type { Query } from './query.ts';

/** What stands for all rooms behind `in:`. */
const everywhere = '*';

/**
 * Looks for the newest that fit, or for those before a moment; in a room, or everywhere when that is undefined, unless the
 * query names one. `after` is not sent: with it servers give the oldest first. What is older is left out by `withPage`.
 */
export function searchPage(
  client: ChatClient,
  { text, from, room: named }: Query,
  room: string | undefined,
  before: number | undefined,
): Promise<Outcome<readonly Found[]>> {
  const where = named === everywhere ? undefined : (named ?? room);
  return client.search({
    text,
    ...(where !== undefined && { room: where }),
    ...(from !== undefined && { from }),
    ...(before !== undefined && { before }),
  });
}
