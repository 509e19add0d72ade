import { number, table } from '../report/markdown.ts';
import type { Keys } from './keys.ts';
import type { Mark } from './long-run.ts';
import type { Opening } from './opening.ts';
import type { Frames } from './page.ts';
import type { Scrolling } from './scrolling.ts';

/** The section of the browser client. */
export const browserSection = {
  title: '## The browser client',
  intro: `## The browser client

By \`node bench/src/web/main.ts\`: the built page in headless Chromium, without a graphics processor, beside the server and those who talk, all on the cores of one machine. Frames are at most 60 a second.
`,
};

/** What comes before the first message, and how soon it is there. */
export function renderOpening({ scriptBytes, cold, warm }: Opening): string {
  const row = (what: string, from: Opening['cold']) => [
    what,
    number(from.fieldMs, 0),
    number(from.messageMs, 0),
  ];
  return `### Opening the page

Scripts before the first message: ${number(scriptBytes / 1024, 1)} KiB (brotli), at most. Medians of 7, each in a browser that knew nothing of the page, and then again with all that it keeps.

${table(['', 'until the field takes keys (ms)', 'from Enter to the first message (ms)'], [row('cold', cold), row('warm', warm)])}`;
}

/** How smoothly a long room moves. */
export function renderScrolling(rows: readonly Scrolling[]): string {
  const frames = ({ perSecond, p95Ms }: Frames) => [number(perSecond, 0), number(p95Ms, 0)];
  const head = [
    '',
    ...['wheel', 'page up', 'dragged'].flatMap(what => [`${what}: frames/s`, 'p95 (ms)']),
    'elements',
    'heap (MiB)',
  ];
  return `### Scrolling in a long room

A room in which 100,000 messages were said, as one comes in, and after all of them were scrolled to and are in the window. Wheel: ten notches of 120 pixels a second; page up: ten screens a second; dragged: the scrollbar through nearly all that is loaded, another place with each frame.

${table(
  head,
  rows.map(({ what, wheel, pageUp, dragged, held }) => [
    what,
    ...[wheel, pageUp, dragged].flatMap(frames),
    number(held.elements, 0),
    number(held.heapMiB, 1),
  ]),
)}`;
}

/** How soon letters appear. */
export function renderKeys(alone: Keys, beside: Keys): string {
  const row = (what: string, keys: Keys) => [
    what,
    number(keys.p50Ms, 0),
    number(keys.p95Ms, 0),
    number(keys.longTasks, 0),
    number(keys.longestMs, 0),
  ];
  return `### Typing in a busy room

200 keys, one each 60 ms: from the key to the painted letter. A long task is one of more than 50 ms.

${table(
  ['', 'p50 (ms)', 'p95 (ms)', 'long tasks', 'the longest (ms)'],
  [row('in silence', alone), row('beside 200 messages a second', beside)],
)}`;
}

/** What the page holds on to. */
export function renderLongRun(marks: readonly Mark[]): string {
  return `### A day of a busy room

50 people in the room that is shown and in one that is not: messages, reactions, edits, typing, partings, new nicks and joins, as fast as the page keeps up. After each 25,000 messages all is let go that can be, and what stays is counted.

${table(
  ['messages', 'heap (MiB)', 'elements', 'DOM nodes', 'listeners'],
  marks.map(({ messages, held }) => [
    number(messages, 0),
    number(held.heapMiB, 1),
    number(held.elements, 0),
    number(held.nodes, 0),
    number(held.listeners, 0),
  ]),
)}`;
}
