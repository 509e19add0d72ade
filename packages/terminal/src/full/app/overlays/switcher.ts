import { nameOf } from '../../screens/name.ts';
import { theme } from '../../talk/theme.ts';
import type { Stage } from '../stage.ts';
import { type Choice, Choices } from './choices.ts';
import { distance } from './distance.ts';

/** Rooms by a few letters of their names. */
export function openSwitcher(stage: Stage): void {
  const title = 'Go to a room or a person';
  stage.open(new Choices(title, { find: query => roomsNear(stage, query), none: 'No room is called so.' }));
}

/** Rooms that fit what is typed, the best first. */
function roomsNear(stage: Stage, query: string): readonly Choice[] {
  return stage.client.rooms.all
    .flatMap(room => {
      const far = distance(query, nameOf(room));
      return far === undefined ? [] : [{ room, far }];
    })
    .sort((a, b) => (query === '' ? 0 : a.far - b.far))
    .map(
      ({ room }): Choice => ({
        row: [
          { text: nameOf(room), style: room.unread > 0 ? theme.busy : {} },
          { text: room.unread > 0 ? ` ${room.unread}` : '', style: theme.quiet },
        ],
        choose: () => stage.show(room),
      }),
    );
}
