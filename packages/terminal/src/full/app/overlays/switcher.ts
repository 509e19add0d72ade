import { type Destination, destinations } from '@salon/client';
import { serverName } from '../../screens/name.ts';
import { theme } from '../../talk/theme.ts';
import { graphemesOf } from '../../text/cells.ts';
import { harmless } from '../../text/harmless.ts';
import { plain, type Row } from '../../text/span.ts';
import { goInto } from '../joining.ts';
import type { Stage } from '../stage.ts';
import { Choices } from './choices.ts';

/** Rooms and people by a few letters of their names. */
export function openSwitcher(stage: Stage): void {
  const { client, room } = stage;
  const beside = { shown: room, server: serverName, more: [] };
  const find = (query: string) =>
    destinations(client, query, beside).map(one => ({
      row: rowOf(one),
      choose: () => void go(stage, one),
    }));
  stage.open(new Choices('Go to a room or a person', { find, none: 'Nobody and no room is called so.' }));
}

async function go(stage: Stage, one: Destination): Promise<void> {
  const { client } = stage;
  if (one.type === 'room') return stage.show(one.room);
  if (one.type === 'person') return stage.show(client.talkWith(one.nick));
  await goInto(stage, one.name);
}

/** The letters that were found stand out. */
function rowOf(one: Destination): Row {
  const found = new Set(one.at);
  let at = 0;
  const letters = graphemesOf(one.text).map(letter => {
    const style = found.has(at) ? theme.found : plain;
    at += letter.length;
    return { text: harmless(letter), style };
  });
  return [...letters, ...tailOf(one)];
}

function tailOf(one: Destination): Row {
  if (one.type === 'person') return [{ text: ' talk', style: theme.quiet }];
  if (one.type === 'join') return [{ text: ' join', style: theme.quiet }];
  const { unread, mentions } = one.room;
  const news = mentions > 0 ? ` !${mentions}` : unread > 0 ? ` ${unread}` : '';
  return [{ text: news, style: mentions > 0 ? theme.mention : theme.quiet }];
}
