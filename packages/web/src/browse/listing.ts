import type { ListedRoom } from '@salon/client';
import { nameFilter } from '../members/rows.ts';

/** By what rooms are ordered. */
export type Order = 'members' | 'name';

/** Rooms that have in their name or topic what was typed, in an order. Names come before topics when something was typed. */
export function listing(
  rooms: readonly ListedRoom[],
  typed: string,
  order: Order,
  compare: (a: string, b: string) => number,
): readonly ListedRoom[] {
  const fits = nameFilter(typed);
  const isSought = typed.trim() !== '';
  const byName = (a: ListedRoom, b: ListedRoom) => compare(a.name, b.name);
  const inOrder =
    order === 'name' ? byName : (a: ListedRoom, b: ListedRoom) => b.members - a.members || byName(a, b);
  const named = rooms.filter(room => fits(room.name)).sort(inOrder);
  if (!isSought) return named;
  const told = rooms.filter(room => !fits(room.name) && fits(room.topic)).sort(inOrder);
  return [...named, ...told];
}

/** Names as people look for them: without regard to case, and numbers in them by their value. Made once, since it is slow to make. */
export function nameOrder(language: string): (a: string, b: string) => number {
  return new Intl.Collator(language, { numeric: true, sensitivity: 'base' }).compare;
}
