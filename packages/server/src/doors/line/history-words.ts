import { amountOf } from '../../history/reading/amount.ts';
import { showFound, showPart } from './past.ts';
import { readSearch } from './search-words.ts';
import type { Talker, Word } from './talker.ts';

/** The words of the line door with which people read what was said before. */
export const historyWords: readonly Word[] = [
  {
    word: 'history',
    takes: '[ROOM] [50 or 2h]',
    help: 'Shows what was said before, in a room or with a pseudo.',
    run: history,
  },
  {
    word: 'search',
    takes: 'WORDS',
    help: 'Searches what was said: tea "hot milk" from:bob after:2026-01-31',
    run: search,
  },
];

function history(talk: Talker, rest: string): void | Promise<void> {
  const words = rest.split(/\s+/).filter(word => word !== '');
  const { historyLines, linesMax, now } = talk.parts;
  const amount = amountOf(words.at(-1) ?? '', now(), linesMax);
  const [name, ...more] = amount === undefined ? words : words.slice(0, -1);
  const target = name === undefined ? talk.room : (talk.roomNamed(name) ?? name);
  if (more.length > 0) talk.tell('How much, and of whom? /history 50, /history 2h, /history ROOM 50.');
  else if (target === undefined) talk.tell('You are in no room. /history ROOM or /history PSEUDO.');
  else return showPart(talk, target, amount ?? { type: 'latest', limit: historyLines || fewLines });
}

function search(talk: Talker, rest: string): void | Promise<void> {
  const wanted = readSearch(rest, talk.parts.now());
  if (wanted === undefined) {
    talk.tell('What? /search WORDS "A PHRASE" from:PSEUDO in:ROOM after:2026-01-31 before:2h');
    return;
  }
  const { in: place, ...what } = wanted;
  const target = place === undefined ? talk.room : (talk.roomNamed(place) ?? place);
  if (target === undefined) talk.tell('You are in no room. /search WORDS in:ROOM');
  else return showFound(talk, { ...what, in: target, limit: talk.parts.linesMax });
}

/** How much is shown to who does not say how much, where nothing is shown on coming in. */
const fewLines = 20;
