import type { KnownMessage } from '../../hub/changes/signal.ts';
import type { Command } from '../../hub/signal.ts';
import { plain } from '../../render/line/text.ts';
import { isSlip, slipSays } from '../../services/slip.ts';
import { reading } from './past.ts';
import type { Talker, Word } from './talker.ts';

/** The words of the line door with which people change what they said last. */
export const changeWords: readonly Word[] = [
  { word: 'edit', takes: 'TEXT', help: 'Gives what you said last in the room another text.', run: edit },
  {
    word: 'delete',
    takes: '[ROOM]',
    help: 'Takes back what you said last in a room, or to a pseudo.',
    run: takeBack,
  },
];

function edit(talk: Talker, text: string): void | Promise<void> {
  if (text === '') talk.tell('What should it have been? /edit TEXT');
  else if (isSlip(text)) talk.patron.hear(slipSays(talk.patron));
  else if (talk.room === undefined) talk.tell('You are in no room. /join one first.');
  else return change(talk, talk.room, (target, message) => ({ type: 'edit', target, message, text }));
}

function takeBack(talk: Talker, rest: string): void | Promise<void> {
  const place = rest === '' ? talk.room : (talk.roomNamed(rest) ?? rest);
  if (place === undefined) talk.tell('You are in no room. /delete ROOM or /delete PSEUDO.');
  else return change(talk, place, (target, message) => ({ type: 'redact', target, message }));
}

/** Finds out what she said last, and then has it changed, if she may. */
async function change(
  talk: Talker,
  place: string,
  how: (target: string, message: KnownMessage) => Command,
): Promise<void> {
  const { session, parts } = talk;
  const last = async () => ({ message: await parts.librarian.lastOwn(session.id, place) });
  const found = await reading(talk, last);
  if (found === undefined) return;
  const { message } = found;
  if (message !== undefined) session.submit(how(place, message));
  else talk.tell(`Nothing that you said in ${plain(place)} can be changed.`);
}
