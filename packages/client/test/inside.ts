import type { ChatClient } from '../src/model/client.ts';

/** How much a client keeps, which nobody can see from outside. */
export interface Inside {
  peopleKept(): number;
  unseenKept(room: string): number;
  reactionsKept(room: string): number;
}

/** Looks into a client: what takes memory is no part of what it tells. */
export function inside(client: ChatClient): Inside {
  const at = (thing: unknown, ...path: readonly string[]): unknown =>
    path.reduce((found, name) => (found as Record<string, unknown>)[name], thing);
  return {
    peopleKept: () => at(client, 'core', 'people', 'size') as number,
    unseenKept: room => (at(client.rooms.get(room), 'unseen', 'waiting') as unknown[]).length,
    reactionsKept: room => at(client.rooms.get(room), 'reactions', 'count') as number,
  };
}
