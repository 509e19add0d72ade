import type { Room } from '@salon/client';
import type { Chat } from '../app/chat.ts';
import { numbered } from '../app/order.ts';
import type { Overlay } from '../app/overlay.ts';
import { windowOf } from '../input/line.ts';
import { theme } from '../talk/theme.ts';
import { seenFrom } from '../talk/view.ts';
import { clipped, clippedRow, padded } from '../text/cells.ts';
import { formatted } from '../text/format.ts';
import { harmless } from '../text/harmless.ts';
import { plain, type Row, rowOf } from '../text/span.ts';
import { wrapped } from '../text/wrap.ts';
import { beginningRows } from './beginning.ts';
import { across, beside, type Frame, type Pane, type Piece, type Spot } from './frame.ts';
import { hintOf } from './hint.ts';
import type { Layout } from './layout.ts';
import { nameOf } from './name.ts';
import { memberRows, roomRows } from './panes.ts';
import { isTroubled, linkWords, statusOf } from './status.ts';

/** The talk: topic, rooms, what is said, members, status, and the line. */
export function talkFrame(chat: Chat, now: number): Frame {
  const { layout, overlay, typing } = chat;
  const { columns, height } = layout;
  return {
    rows: [
      across(topicRow(chat, columns), columns),
      ...middle(chat),
      across(statusRow(chat, now, columns), columns),
      ...typing.rows.map(row => across(row, columns)),
    ],
    cursor:
      overlay?.kind === 'choices'
        ? querySpot(overlay, layout)
        : { x: typing.cursor.x, y: height + 2 + typing.cursor.y },
  };
}

function topicRow({ room }: Chat, width: number): Row {
  if (room === undefined) return [];
  return clippedRow([...rowOf(`${nameOf(room)} `, theme.title), ...formatted(room.topic)], width);
}

function statusRow(chat: Chat, now: number, width: number): Row {
  const { told, pasted, client } = chat;
  const isLoud = isTroubled(client.link.now) || told !== '' || pasted !== undefined;
  return rowOf(padded(` ${statusText(chat, now)}`, width), isLoud ? theme.alarm : theme.status);
}

function statusText(chat: Chat, now: number): string {
  const { told, pasted, asked, room, client } = chat;
  const link = isTroubled(client.link.now) ? linkWords(client.link, now) : '';
  const joined = (...parts: readonly string[]) => parts.filter(part => part !== '').join(' · ');
  // What is asked or told goes with the next key, so it must be read now; the connection stays lost.
  if (pasted !== undefined) return joined(pasteQuestion(pasted, room), link);
  if (told !== '') return joined(harmless(told), link);
  const words = asked || hintOf(chat);
  return words === '' ? statusOf(chat, now) : joined(link, words);
}

function pasteQuestion(pasted: string, room: Room | undefined): string {
  const lines = pasted.split('\n').length;
  return `Paste ${lines} lines into ${harmless(room?.name ?? '')}? Enter sends them, Escape does not`;
}

function middle(chat: Chat): readonly (readonly Piece[])[] {
  const { room, layout, client, overlay } = chat;
  const { rooms, members, talk, height } = layout;
  const panes: Pane[] = [];
  if (rooms > 0) panes.push({ width: rooms, rows: roomRows(numbered(client), room, rooms, height) });
  panes.push(
    overlay === undefined
      ? { width: talk, rows: talkRows(chat), isAtBottom: true }
      : { width: talk, rows: overlayRows(overlay, talk, height) },
  );
  if (members > 0 && room !== undefined) {
    const isAway = (nick: string) => client.person(nick).away !== undefined;
    panes.push({ width: members, rows: memberRows(room.members.sorted, isAway, members, height) });
  }
  return beside(panes, height);
}

function talkRows(chat: Chat): readonly Row[] {
  const { room, layout } = chat;
  if (room === undefined) return [];
  const { rows, isAtTop } = seenFrom(chat.sceneOf(room), chat.place);
  const { loading, failure } = room.timeline;
  if (loading === 'older') return [rowOf('… older is coming', theme.quiet), ...rows.slice(1)];
  if (failure !== undefined && isAtTop && rows.length > 0)
    return [
      rowOf(clipped(`Older is not to be had: ${harmless(failure)}`, layout.talk), theme.failed),
      ...rows.slice(1),
    ];
  if (rows.length > 0) return rows;
  return failure === undefined
    ? beginningRows(room, layout.talk)
    : wrapped(rowOf(harmless(failure), theme.failed), layout.talk);
}

function overlayRows(overlay: Overlay, width: number, height: number): readonly Row[] {
  const title = rowOf(clipped(`${overlay.title} (Escape closes)`, width), theme.title);
  if (overlay.kind === 'lines') return [title, ...overlay.seen({ columns: width, rows: height - 1 })];
  const room = Math.max(1, height - 3);
  const from = Math.max(0, overlay.selected - room + 1);
  const rows = overlay.choices.slice(from, from + room).map(({ row }, index) => {
    const isSelected = from + index === overlay.selected;
    const shown = clippedRow([{ text: isSelected ? '> ' : '  ', style: theme.prompt }, ...row], width);
    return isSelected
      ? shown.map(({ text, style }) => ({ text, style: { ...style, reverse: true } }))
      : shown;
  });
  const { text } = windowOf(overlay.query, width - queryPrompt.length);
  const query = [
    { text: queryPrompt, style: theme.prompt },
    { text, style: plain },
  ];
  return [title, query, ...rows, rowOf(clipped(harmless(overlay.told), width), theme.quiet)];
}

const queryPrompt = '> ';

/** Where the cursor stands in what is typed to find one of several. */
function querySpot(overlay: Extract<Overlay, { kind: 'choices' }>, layout: Layout): Spot {
  const { at } = windowOf(overlay.query, layout.talk - queryPrompt.length);
  const column = layout.rooms > 0 ? layout.rooms + 1 : 0;
  return { x: column + queryPrompt.length + at, y: 2 };
}
