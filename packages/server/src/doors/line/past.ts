import type { Page, Part, Sought } from '../../history/reading/librarian.ts';
import type { Refusal } from '../../hub/refusal.ts';
import { pastLines } from '../../render/line/past.ts';
import { lineRefusal } from '../../render/line/refusals.ts';
import { plain } from '../../render/line/text.ts';
import { StoreError } from '../../store/fault.ts';
import type { Talker } from './talker.ts';

/** Shows who came into a room what was said there before, if something was. `came` tells of her coming. */
export async function showBefore(
  talk: Talker,
  room: string,
  came: { readonly id: string; readonly at: number },
): Promise<void> {
  const { historyLines: limit } = talk.parts;
  if (limit === 0) return;
  // Of a member in the dark it is not remembered that she came.
  const exact = await pageOf(talk, room, { type: 'before', bound: { id: came.id }, limit });
  const page =
    exact !== undefined && 'unknown' in exact && exact.unknown
      ? await pageOf(talk, room, { type: 'before', bound: { at: came.at }, limit })
      : exact;
  // She may have gone meanwhile.
  if (page === undefined || 'code' in page || talk.roomNamed(room) === undefined) return;
  const lines = pastLines(page.events, talk.parts.now(), limit);
  if (lines.length === 0) return;
  talk.tell(`Said in ${page.name} before you came, times in UTC:`);
  talk.show(lines);
}

/** Shows a part of what was said in a room, or to someone. */
export async function showPart(talk: Talker, target: string, part: Part): Promise<void> {
  const page = await pageOf(talk, target, part);
  if (page === undefined || wasRefused(talk, page)) return;
  const lines = pastLines(page.events, talk.parts.now(), talk.parts.linesMax);
  if (lines.length === 0) talk.tell(`Nothing is remembered that was said in ${page.name}.`);
  else {
    talk.tell(`Said in ${page.name}, times in UTC:`);
    talk.show(lines);
  }
}

/** Shows what was found in a room, or in the talk with someone. */
export async function showFound(talk: Talker, sought: Sought & { readonly in: string }): Promise<void> {
  const { librarian, linesMax, now } = talk.parts;
  const found = await reading(talk, () => librarian.search(talk.session.id, sought));
  if (found === undefined || wasRefused(talk, found)) return;
  const lines = pastLines(found.events, now(), linesMax);
  const place = plain(sought.in);
  if (lines.length === 0) talk.tell(`Nothing was found in ${place}.`);
  else {
    talk.tell(`Found in ${place}, times in UTC${found.more ? '; there is more, so say more of it' : ''}:`);
    talk.show(lines);
  }
}

/** A part of a history; undefined when it could not be read. */
function pageOf(talk: Talker, target: string, part: Part): Promise<Page | Refusal | undefined> {
  return reading(talk, () => talk.parts.librarian.page(talk.session.id, target, part));
}

/** Reads in the history, once she has room for it; undefined when that fails, of which she is told. */
export async function reading<Result>(
  talk: Talker,
  read: () => Promise<Result>,
): Promise<Result | undefined> {
  await talk.session.whenRoom();
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    talk.tell(`What was said before cannot be read: ${error.reason}.`);
    return undefined;
  }
}

function wasRefused(talk: Talker, answer: object): answer is Refusal {
  if (!('code' in answer)) return false;
  talk.tell(lineRefusal(answer as Refusal, talk.parts.context.limits));
  return true;
}
