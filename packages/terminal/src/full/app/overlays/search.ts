import type { Found } from '@salon/client';
import { emptyLine, lineOf } from '../../input/line.ts';
import { theme } from '../../talk/theme.ts';
import { momentOf } from '../../talk/times.ts';
import { formatted } from '../../text/format.ts';
import { harmless } from '../../text/harmless.ts';
import type { Stage } from '../stage.ts';
import { type Choice, Choices } from './choices.ts';

/** What was said, by words in it. With a text that is asked for at once. */
export function openSearch(stage: Stage, text = ''): void {
  const { room } = stage;
  if (room === undefined) return;
  const title = `Search in ${harmless(room.name)} (or from:nick)`;
  const ask = (choices: Choices) => void search(stage, choices);
  const choices = new Choices(
    title,
    { ask, none: 'Nothing was found.' },
    text === '' ? emptyLine : lineOf(text),
  );
  stage.open(choices);
  ask(choices);
}

/** Asks the server for what was said. */
async function search(stage: Stage, choices: Choices): Promise<void> {
  const { room, client } = stage;
  const { text } = choices.query;
  if (room === undefined || text.trim() === '') return;
  const from = /(?:^|\s)from:(\S+)/.exec(text)?.[1];
  const words = text.replace(/(?:^|\s)from:\S+/g, '').trim();
  const found = await client.search({ text: words, room: room.name, ...(from !== undefined && { from }) });
  // Something else may have been typed meanwhile.
  if (choices.query.text !== text) return;
  if (found.ok) choices.found(found.value.map(one => choiceOf(stage, one)));
  else choices.told = found.text;
  stage.changed();
}

function choiceOf(stage: Stage, { room, entry }: Found): Choice {
  return {
    row: [
      { text: `${momentOf(entry.at, Date.now())} `, style: theme.quiet },
      { text: `${harmless(entry.author.nick)}: `, style: theme.busy },
      ...formatted(entry.text.replaceAll('\n', ' ')),
    ],
    choose: () => void jump(stage, room, entry.msgid),
  };
}

async function jump(stage: Stage, name: string, msgid: string | undefined): Promise<void> {
  const room = stage.client.rooms.get(name);
  if (room === undefined || msgid === undefined) return;
  const key = await stage.places.toMessage(room, msgid);
  stage.show(room);
  if (key === undefined) stage.tell('It is not there any more.');
  else stage.choose(room, key);
}
