/** How the cells of a screen are given away. */
export interface Layout {
  readonly columns: number;
  readonly rows: number;
  /** 0 when rooms are not shown, and so for members. */
  readonly rooms: number;
  readonly talk: number;
  readonly members: number;
  /** Rows for the talk: without topic, status and line. */
  readonly height: number;
}

/** Below so many columns the members are hidden, and then the rooms. */
const membersFrom = 100;
const roomsFrom = 60;

/** Gives the cells of a screen away; `members` says whether the user wants them where there is room, `typing` how many rows the line takes. */
export function layoutOf(columns: number, rows: number, typing: number, members: boolean): Layout {
  const roomsWidth = columns < roomsFrom ? 0 : columns < membersFrom ? 16 : 22;
  const membersWidth = members && columns >= membersFrom ? 20 : 0;
  const between = (roomsWidth > 0 ? 1 : 0) + (membersWidth > 0 ? 1 : 0);
  return {
    columns,
    rows,
    rooms: roomsWidth,
    members: membersWidth,
    talk: Math.max(10, columns - roomsWidth - membersWidth - between),
    height: Math.max(1, rows - 2 - typing),
  };
}
