import type { ChatClient, Found, Room } from '@salon/client';
import { showRoom, view } from '../app/view.ts';
import { widthNow } from '../app/width.ts';
import { openRoom } from '../text/names.ts';

/** Shows a message that was found where it was said. The timeline moves to what is lit up. */
export async function showFound(client: ChatClient, { room: name, entry }: Found): Promise<void> {
  const room = await roomOf(client, name);
  if (room === undefined) return;
  showRoom(room);
  view.set({
    highlighted: entry.msgid,
    // Where the panel covers the talk, it would cover what it leads to.
    ...(widthNow() !== 'three' && { side: undefined }),
  });
  if (entry.msgid === undefined) await client.jumpToTime(room, entry.at);
}

async function roomOf(client: ChatClient, name: string): Promise<Room | undefined> {
  const known = client.rooms.get(name);
  if (known !== undefined) return known;
  if (!client.facts.isChannel(name)) return client.talkWith(name);
  await openRoom(client, name);
  return client.rooms.get(name);
}
