import type { Member, Room } from '@salon/client';
import { theme } from '../talk/theme.ts';
import { clipped, padded, paddedLeft } from '../text/cells.ts';
import { nickColour } from '../text/colours.ts';
import { harmless } from '../text/harmless.ts';
import { plain, type Row, type Style } from '../text/span.ts';
import { nameOf } from './name.ts';

/** The rooms at the left: their numbers, their names, and what is unread. The one that is shown is always among them. */
export function roomRows(
  rooms: readonly Room[],
  shown: Room | undefined,
  width: number,
  height: number,
): readonly Row[] {
  const from = firstRoomSeen(rooms, shown, height);
  return rooms
    .slice(from, from + height)
    .map((room, index) => roomRow(room, from + index + 1, room === shown, width));
}

/** The index of the room in the first of so many rows. */
export function firstRoomSeen(rooms: readonly Room[], shown: Room | undefined, height: number): number {
  const at = shown === undefined ? 0 : rooms.indexOf(shown);
  return Math.max(0, Math.min(at - Math.floor(height / 2), rooms.length - height));
}

function roomRow(room: Room, number: number, isShown: boolean, width: number): Row {
  const count = room.mentions > 0 ? `!${room.mentions}` : room.unread > 0 ? String(room.unread) : '';
  const sign = room.kind === 'channel' && room.presence === 'out' ? '×' : '';
  const tail = count === '' ? sign : count;
  const name = padded(nameOf(room), width - 3 - (tail === '' ? 0 : tail.length + 1));
  const style = isShown ? theme.here : styleOf(room);
  return [
    { text: `${paddedLeft(String(number), 2)} `, style: isShown ? theme.here : theme.quiet },
    { text: tail === '' ? name : `${name} ${tail}`, style },
  ];
}

function styleOf(room: Room): Style {
  if (room.mentions > 0) return theme.mention;
  if (room.presence === 'out' || room.loudness === 'muted') return theme.quiet;
  return room.unread > 0 ? theme.busy : plain;
}

/** The members at the right: how many, and as many as there is room for; who is away is dim. */
export function memberRows(
  members: readonly Member[],
  isAway: (nick: string) => boolean,
  width: number,
  height: number,
): readonly Row[] {
  const fits = members.length <= height - 1 ? members.length : height - 2;
  const rows = members.slice(0, fits).map(({ nick, prefixes }): Row => {
    const style: Style = isAway(nick) ? theme.quiet : { ink: nickColour(nick) };
    return [
      { text: padded(harmless(prefixes.charAt(0)), 1), style: theme.quiet },
      { text: clipped(harmless(nick), width - 1), style },
    ];
  });
  const more = members.length - fits;
  return [
    [{ text: clipped(`${members.length} here`, width), style: theme.title }],
    ...rows,
    ...(more > 0 ? [[{ text: `… and ${more} more`, style: theme.quiet }]] : []),
  ];
}
