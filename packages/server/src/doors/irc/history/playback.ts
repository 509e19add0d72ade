import { fold, isChannelName, matchesMask } from '@salon/protocol';
import type { LastSaid } from '../../../history/reading/librarian.ts';
import { seconds, wholeLine } from '../../../render/irc/lines.ts';
import type { Client } from '../verbs/spec.ts';
import { readFor, show } from './show.ts';

/** By this nick clients speak to the module of ZNC that plays what was said. */
const moduleName = '*playback';

/** From when until when, exclusively; in milliseconds since 1970. */
interface Span {
  readonly since: number;
  readonly until?: number;
}

/** Whether a message is for `*playback`, to who agreed to it. */
export function isPlayback({ capabilities }: Client, target = ''): boolean {
  return capabilities.has('znc.in/playback') && fold(target, 'ascii') === moduleName;
}

/** Does what a client tells `*playback`, as ZNC's module of that name does (wiki.znc.in/Playback). */
export function playback(client: Client, text: string): Promise<void> | void {
  const [command = '', masks = '*', from, to] = text.trim().split(/ +/);
  const given = [from ?? '0', ...(to === undefined ? [] : [to])].map(timeOf);
  const [since = Number.NaN, until] = given;
  switch (command.toUpperCase()) {
    case 'PLAY':
      if (given.some(Number.isNaN)) return says(client, 'A time is given in seconds since 1970');
      return playAll(client, masks.split(','), { since, ...(until !== undefined && { until }) });
    case 'LIST':
      return list(client, masks.split(','));
    case 'CLEAR':
      return says(client, 'Nothing is cleared: what is remembered is not yours alone');
    default:
      return says(client, 'PLAY <targets> [<from> [<to>]], or LIST [<targets>]');
  }
}

/** Plays what was said in one place, the latest of it if it is too much. */
export async function play(
  client: Client,
  target: string,
  { since, until = endOfTime }: Span,
): Promise<void> {
  const { session } = client.visitor;
  const part = {
    type: 'between',
    from: { at: until },
    to: { at: since },
    limit: client.context.limits.historyPageMax,
  } as const;
  const found = await readFor(client, () => client.desk.librarian.page(session, target, part));
  if (found === undefined || 'code' in found || found.events.length === 0) return;
  show(client, { ...found, type: `znc.in/playback ${found.name}`, kept: 'last', unasked: true });
}

async function playAll(client: Client, masks: readonly string[], span: Span): Promise<void> {
  if (masks.includes('*')) client.playsSince = span.since;
  for (const { name } of await placesOf(client, masks, span.since)) await play(client, name, span);
}

/** Plays what was said since a time in all direct talks. */
export async function playTalks(client: Client, since: number): Promise<void> {
  const places = await placesOf(client, ['*'], since);
  for (const { name } of places.filter(place => !isChannelName(place.name)))
    await play(client, name, { since });
}

async function list(client: Client, masks: readonly string[]): Promise<void> {
  for (const { name, at } of await placesOf(client, masks, -1)) says(client, `${name} ${seconds(at)}`);
}

/** Where something was said after a time, of the places that some masks mean. */
async function placesOf(
  client: Client,
  masks: readonly string[],
  since: number,
): Promise<readonly LastSaid[]> {
  const { session } = client.visitor;
  const span = { from: endOfTime, to: since, limit: placesMax };
  const places = await readFor(client, () => client.desk.librarian.targets(session, span));
  const { casemapping } = client.context.limits;
  return (places ?? []).filter(({ name }) => masks.some(mask => matchesMask(mask, name, casemapping)));
}

/** Seconds since 1970, maybe with a fraction, as milliseconds. */
function timeOf(text: string): number {
  return /^\d{1,12}(?:\.\d{1,9})?$/.test(text) ? Math.floor(Number(text) * 1000) : Number.NaN;
}

function says(client: Client, sentence: string): void {
  const source = `${moduleName}!playback@${client.context.serverName}`;
  client.write(wholeLine(`:${source} PRIVMSG ${client.nick} :${sentence}`));
}

const endOfTime = Number.MAX_SAFE_INTEGER;

/** In how many places at most something is played at once, those first in which something was said last. */
const placesMax = 300;
