import type { ListedRoom } from '@salon/client';
import { theme } from '../../talk/theme.ts';
import { padded } from '../../text/cells.ts';
import { formatted } from '../../text/format.ts';
import { harmless } from '../../text/harmless.ts';
import { goInto } from '../joining.ts';
import type { Stage } from '../stage.ts';
import { type Choice, Choices } from './choices.ts';

/** All rooms of the server, those with the most people first. What is typed stands in their names or topics. */
export async function openListing(stage: Stage): Promise<void> {
  const listed = await stage.client.listRooms();
  if (!listed.ok) return void stage.tell(listed.text);
  const rooms = [...listed.value].sort((a, b) => b.members - a.members);
  const find = (query: string) =>
    rooms
      .filter(({ name, topic }) => `${name} ${topic}`.toLowerCase().includes(query.toLowerCase()))
      .map(room => choiceOf(stage, room));
  stage.open(new Choices('Rooms', { find, none: 'There is no such room.' }));
}

function choiceOf(stage: Stage, { name, members, topic }: ListedRoom): Choice {
  return {
    row: [
      { text: padded(harmless(name), 20), style: theme.busy },
      { text: ` ${members}  `, style: theme.quiet },
      ...formatted(topic),
    ],
    choose: () => void goInto(stage, name),
  };
}
