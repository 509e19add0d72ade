import type { ChatClient, Room } from '@salon/client';

/** The rooms by their numbers. Talks go by name: a number that moved with each message would lead to somebody else. */
export function numbered({ rooms: { all } }: ChatClient): readonly Room[] {
  const talks = all.filter(({ kind }) => kind === 'talk');
  return [...all.filter(({ kind }) => kind !== 'talk'), ...talks.toSorted(byName)];
}

function byName(a: Room, b: Room): number {
  return a.key < b.key ? -1 : 1;
}
