import { Box, useCursor } from 'ink';
import { createElement as h, type ReactNode, useSyncExternalStore } from 'react';
import type { Chat } from '../app/chat.ts';
import type { Entering } from '../app/entering.ts';
import type { Overlay } from '../app/overlay.ts';
import type { Signal } from '../app/signal.ts';
import { type Line, windowOf } from '../input/line.ts';
import { theme } from '../talk/theme.ts';
import { seenFrom } from '../talk/view.ts';
import { clipped, rowWidth, widthOf } from '../text/cells.ts';
import type { Depth } from '../text/colours.ts';
import { formatted } from '../text/format.ts';
import { harmless } from '../text/harmless.ts';
import { type Row, rowOf } from '../text/span.ts';
import { wrapped } from '../text/wrap.ts';
import { hintOf } from './hint.ts';
import { nameOf } from './name.ts';
import { memberRows, roomRows } from './panes.ts';
import { Bar, Pane, Rule } from './pieces.ts';
import { isTroubled, statusOf } from './status.ts';

/** What is drawn. */
export interface ScreenProps {
  readonly entering: Entering;
  readonly chat: Chat;
  readonly signal: Signal;
  readonly depth: Depth;
  /** Where the server is, as people read it. */
  readonly place: string;
  /** Whether someone is in, and sees the talk. */
  readonly isIn: () => boolean;
}

/** All that is seen. */
export function Screen(props: ScreenProps): ReactNode {
  useSyncExternalStore(props.signal.watch, () => props.signal.version);
  return props.isIn() ? h(TalkScreen, props) : h(EntryScreen, props);
}

function EntryScreen({ entering, chat, depth, place }: ScreenProps): ReactNode {
  const { columns, rows } = chat.layout;
  const { now } = chat.client.link;
  const state =
    now.phase === 'waiting'
      ? `Cannot reach ${place} (${harmless(now.reason)}). It tries again; Ctrl+C leaves.`
      : now.phase === 'connecting' || now.phase === 'registering' || now.phase === 'catching-up'
        ? 'Coming in…'
        : '';
  const told = entering.told === '' ? [] : wrapped(rowOf(harmless(entering.told), theme.failed), columns);
  const lines: readonly Row[] = [
    rowOf('Salon', theme.title),
    rowOf(place, theme.quiet),
    [],
    ...told,
    ...(state === '' ? [] : wrapped(rowOf(state, theme.quiet), columns)),
    [],
    rowOf('Enter comes in · Tab logs in with a password · Ctrl+C leaves', theme.quiet),
  ];
  return h(
    Box,
    { flexDirection: 'column', width: columns, height: rows },
    h(Pane, { rows: lines, width: columns, height: rows - 1, depth }),
    h(Typing, { prompt: entering.prompt, line: entering.shownLine, width: columns, y: rows - 1, depth }),
  );
}

function TalkScreen({ chat, depth }: ScreenProps): ReactNode {
  const { room, layout, client, told, pasted } = chat;
  const { columns, rows, height } = layout;
  const topic =
    room === undefined ? [] : [...rowOf(`${nameOf(room)} `, theme.title), ...formatted(room.topic)];
  const lines = pasted?.split('\n').length ?? 0;
  const status =
    pasted !== undefined
      ? `Paste ${lines} lines into ${harmless(room?.name ?? '')}? Enter sends them, Escape does not`
      : told === ''
        ? statusOf(chat, Date.now())
        : harmless(told);
  const isLoud = isTroubled(client.link.now) || told !== '' || pasted !== undefined;
  const hint = hintOf(chat);
  return h(
    Box,
    { flexDirection: 'column', width: columns, height: rows },
    h(Pane, { rows: [clippedRow(topic, columns)], width: columns, height: 1, depth }),
    h(Middle, { chat, depth, height }),
    h(Bar, {
      text: ` ${hint === '' ? status : hint}`,
      style: isLoud ? theme.alarm : theme.status,
      width: columns,
      depth,
    }),
    h(Typing, {
      prompt: `${harmless(client.me.nick)}> `,
      line: chat.overlay === undefined ? chat.line : { text: '', caret: 0 },
      width: columns,
      y: rows - 1,
      depth,
    }),
  );
}

function Middle({
  chat,
  depth,
  height,
}: {
  readonly chat: Chat;
  readonly depth: Depth;
  readonly height: number;
}): ReactNode {
  const { room, layout, client } = chat;
  const { rooms, members, talk } = layout;
  const sides = [
    rooms > 0 &&
      h(Pane, {
        key: 'rooms',
        rows: roomRows(client.rooms.all, room, rooms, height),
        width: rooms,
        height,
        depth,
      }),
    rooms > 0 && h(Rule, { key: 'left', height, depth }),
    chat.overlay === undefined
      ? h(Pane, { key: 'talk', rows: talkRows(chat), width: talk, height, depth, isAtBottom: true })
      : h(Pane, { key: 'over', rows: overlayRows(chat.overlay, talk, height), width: talk, height, depth }),
    members > 0 && h(Rule, { key: 'right', height, depth }),
    members > 0 &&
      room !== undefined &&
      h(Pane, {
        key: 'members',
        rows: memberRows(
          room.members.sorted,
          nick => client.person(nick).away !== undefined,
          members,
          height,
        ),
        width: members,
        height,
        depth,
      }),
  ];
  return h(Box, { height, width: layout.columns }, ...sides);
}

function talkRows(chat: Chat): readonly Row[] {
  const { room } = chat;
  if (room === undefined) return [];
  const { rows } = seenFrom(chat.sceneOf(room), chat.place);
  const { loading, failure } = room.timeline;
  if (loading === 'older') return [rowOf('… older is coming', theme.quiet), ...rows.slice(1)];
  if (failure !== undefined && rows.length === 0) return [rowOf(harmless(failure), theme.failed)];
  return rows;
}

function overlayRows(overlay: Overlay, width: number, height: number): readonly Row[] {
  const title = rowOf(clipped(`${overlay.title} (Escape closes)`, width), theme.title);
  if (overlay.kind === 'lines')
    return [title, ...overlay.rows.slice(overlay.from, overlay.from + height - 1)];
  const room = Math.max(1, height - 3);
  const from = Math.max(0, overlay.selected - room + 1);
  const rows = overlay.choices.slice(from, from + room).map(({ row }, index) => {
    const isSelected = from + index === overlay.selected;
    const shown = clippedRow([{ text: isSelected ? '> ' : '  ', style: theme.prompt }, ...row], width);
    return isSelected
      ? shown.map(({ text, style }) => ({ text, style: { ...style, reverse: true } }))
      : shown;
  });
  const { text } = windowOf(overlay.query, width - 3);
  return [
    title,
    [
      { text: '> ', style: theme.prompt },
      { text: `${harmless(text)}▏`, style: {} },
    ],
    ...rows,
    rowOf(overlay.told, theme.quiet),
  ];
}

/** The line to type in, with the cursor of the terminal in it. */
function Typing(props: {
  readonly prompt: string;
  readonly line: Line;
  readonly width: number;
  readonly y: number;
  readonly depth: Depth;
}): ReactNode {
  const { line, width, y, depth } = props;
  const { setCursorPosition } = useCursor();
  const prompt = clipped(props.prompt, Math.floor(width / 2));
  const { text, at } = windowOf(line, width - widthOf(prompt));
  setCursorPosition({ x: widthOf(prompt) + at, y });
  const row: Row = [
    { text: prompt, style: theme.prompt },
    { text: harmless(text), style: {} },
  ];
  return h(Pane, { rows: [row], width, height: 1, depth });
}

function clippedRow(row: Row, width: number): Row {
  if (rowWidth(row) <= width) return row;
  return wrapped(row, width)[0] ?? [];
}
