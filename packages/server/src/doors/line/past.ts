import { setImmediate } from 'node:timers/promises';
import type { Page, Part } from '../../history/reading/librarian.ts';
import type { Refusal } from '../../hub/refusal.ts';
import { pastLines } from '../../render/line/past.ts';
import { lineRefusal } from '../../render/line/refusals.ts';
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

/** Shows a part of what was said in a room, or to someone, and says how much it is. */
export async function showPart(talk: Talker, target: string, part: Part): Promise<void> {
  const page = await pageOf(talk, target, part);
  if (page === undefined) return;
  if ('code' in page) {
    talk.tell(lineRefusal(page, talk.parts.context.limits));
    return;
  }
  const lines = pastLines(page.events, talk.parts.now(), talk.parts.linesMax);
  if (lines.length === 0) {
    talk.tell(`Nothing is remembered that was said in ${page.name}.`);
    return;
  }
  talk.tell(`Said in ${page.name}, times in UTC:`);
  talk.show(lines);
}

/** A part of a history; undefined when it could not be read, of which she was told. */
async function pageOf(talk: Talker, target: string, part: Part): Promise<Page | Refusal | undefined> {
  // What was said in this turn is written down at its end.
  await setImmediate();
  try {
    return await talk.parts.librarian.page(talk.session.id, target, part);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    talk.tell(`What was said before cannot be read: ${error.reason}.`);
    return undefined;
  }
}
