import { parseTyped, type Room, runTyped } from '@salon/client';
import { askFor, showRan } from './answers.ts';
import type { Stage } from './stage.ts';
import { ownCommandIn, turn } from './switches.ts';

/** Whether a line says something, and is no command. */
export function isSaid(text: string): boolean {
  return parseTyped(text).type === 'say';
}

/** Says a line in a room, in answer to a message where there is one, or carries the command out that it is. */
export async function send(
  stage: Stage,
  room: Room,
  text: string,
  replyTo: string | undefined,
): Promise<void> {
  const typed = parseTyped(text);
  if (typed.type === 'command' && typed.command.name === 'quit') return stage.speaking.leave(typed.rest);
  if (typed.type === 'command' && typed.command.asks !== undefined && typed.rest === '')
    return askFor(stage, room, typed.command.asks);
  const own = ownCommandIn(text);
  if (own !== undefined) return turn(stage, own, text);
  if (typed.type === 'say' || (typed.type === 'command' && talking.has(typed.command.name)))
    await seeNewest(stage, room);
  const { line } = stage.speaking;
  const ran = await runTyped(stage.client, room, text, replyTo === undefined ? {} : { replyTo });
  // Who types on meanwhile means the room in which she does.
  const isElsewhere = ran.ok && ran.value?.answer === 'room' && stage.speaking.line !== line;
  if (isElsewhere) stage.changed();
  else await showRan(stage, room, ran);
}

/** Commands that say something where they are typed, which is to be seen. */
const talking = new Set(['me', 'reply', 'say', 'plain', 'spoiler', 'shrug']);

/** On the way to the newest of a room, with what is to be said there then. */
const onTheWay = new WeakMap<Room, Promise<void>>();

/** Shows the newest of a room. Who asks later comes there later. */
async function seeNewest(stage: Stage, room: Room): Promise<void> {
  const before = onTheWay.get(room);
  if (before === undefined && room.timeline.atEnd) return void stage.places.toNewest(room);
  const there = (async () => {
    await before;
    await stage.places.toNewest(room);
  })();
  onTheWay.set(room, there);
  await there;
  if (onTheWay.get(room) === there) onTheWay.delete(room);
}
