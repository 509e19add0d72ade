import { isChannelName } from '@salon/protocol';
import type { Event, Said } from '../../hub/effect.ts';
import { day } from '../times.ts';
import { lineEvent, saidHere } from './events.ts';

/**
 * What was said once, for people: each line behind its time in UTC, with the day where it was not said on the day of
 * `now` (milliseconds since 1970). At most the last `linesMax` lines, and no more than one turn may take, of whole
 * messages, but one message at least.
 */
export function pastLines(events: readonly Event[], now: number, linesMax: number): readonly string[] {
  const today = day(now);
  const messages = events.map(event => messageLines(event, today)).filter(lines => lines.length > 0);
  let first = messages.length;
  let [count, chars] = [0, 0];
  for (const lines of messages.toReversed()) {
    count += lines.length;
    for (const line of lines) chars += line.length;
    if ((count > linesMax || chars > charsMax) && first < messages.length) break;
    first -= 1;
  }
  return messages.slice(first).flat();
}

/** How much is shown at once: a reader is to take it before anything is cut off. */
const charsMax = 131_072;

function messageLines(event: Event, today: string): readonly string[] {
  const text = event.type === 'said' ? textOf(event) : lineEvent(event);
  if (text === '') return [];
  const written = new Date(event.at).toISOString();
  const date = day(event.at);
  const time = written.slice(11, 16);
  const stamp = date === today ? time : `${date} ${time}`;
  return text.split('\n').map(line => `${stamp} ${line}`);
}

/** Of a talk between two, who speaks is enough: it is known with whom. */
function textOf(said: Said): string {
  return isChannelName(said.target) ? lineEvent(said) : saidHere(said);
}
