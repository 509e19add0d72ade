import { type ChatClient, isUnread, type Room } from '@salon/client';
import type { Deed } from '../input/bindings.ts';
import { firstRoomSeen } from '../screens/panes.ts';
import { numbered } from './order.ts';
import { openKeys } from './overlays/help.ts';
import { openSearch } from './overlays/search.ts';
import { openSwitcher } from './overlays/switcher.ts';
import { openTypedBefore } from './overlays/typed-before.ts';
import type { Stage } from './stage.ts';

/** Does what a key does to what is shown: another room, another part of it, or something in its place. */
export function go(stage: Stage, room: Room, deed: Deed): void {
  const { client, places } = stage;
  switch (deed.deed) {
    case 'scroll':
      return void places.scroll(room, deed.pages * Math.max(1, stage.layout.height - 2));
    case 'oldest':
      return void places.toOldest(room);
    case 'newest':
    case 'escape':
      return void places.toNewest(room);
    case 'unread':
      return void places.toUnread(room);
    case 'room':
      return void showIf(stage, beside(client, room, deed.by));
    case 'number':
      return void showIf(stage, numbered(client)[deed.index]);
    case 'by-number':
      return void askNumber(stage);
    case 'before':
      return void showIf(stage, stage.roomBefore);
    case 'activity':
      return void showIf(stage, nextActive(client, room));
    case 'switcher':
      return void openSwitcher(stage);
    case 'search':
      return void openSearch(stage);
    case 'typed-before':
      return void openTypedBefore(stage);
    case 'members':
      stage.wantsMembers = !stage.wantsMembers;
      return;
    case 'folds':
      stage.isFolded = !stage.isFolded;
      return;
    case 'keys':
      return void openKeys(stage);
    default:
      return;
  }
}

/** A click shows a room, or chooses a message. */
export function click(stage: Stage, column: number, row: number): void {
  const { room, layout, client, places } = stage;
  const { rooms, talk, height } = layout;
  // The topic stands above both.
  const y = row - 1;
  if (y < 0 || y >= height) return;
  const all = numbered(client);
  if (column < rooms) return void showIf(stage, all[firstRoomSeen(all, room, height) + y]);
  const from = rooms > 0 ? rooms + 1 : 0;
  if (room === undefined || column < from || column >= from + talk) return;
  const key = places.keyAt(room, y);
  if (key !== undefined) stage.clickOn(room, key);
}

/** Shows a room where there is one. */
function showIf(stage: Stage, room: Room | undefined): void {
  if (room !== undefined) stage.show(room);
}

/** For those that have no key of their own; two digits are enough, as in WeeChat. */
function askNumber(stage: Stage): void {
  stage.ask({ prompt: 'Number of the room: ', lengthMax: 2 }, typed => {
    const number = typed.trim();
    const room = numbered(stage.client)[Number(number) - 1];
    if (room !== undefined) stage.show(room);
    else if (number !== '') stage.tell(`There is no room ${number}.`);
  });
}

function beside(client: ChatClient, room: Room, by: 1 | -1): Room | undefined {
  const all = numbered(client);
  return all[(all.indexOf(room) + by + all.length) % all.length];
}

/** Another room with something new; one with a mention first. */
function nextActive(client: ChatClient, room: Room): Room | undefined {
  const others = numbered(client).filter(other => other !== room);
  return others.find(other => other.mentions > 0) ?? others.find(isUnread);
}
