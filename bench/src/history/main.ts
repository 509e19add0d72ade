import { readdirSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { History, HistoryQuery } from '@salon/server/history';
import { Histogram } from '../measure/histogram.ts';
import { fill, openHistory, settled } from './fill.ts';
import { beginning, Dice, message, room, word } from './talk.ts';

const help = `Usage: node bench/src/history/main.ts [options]

Fills a history and measures what its targets are about. Wants some 5 GB of disk for the 10,000,000 messages.

  --messages N   how many there are (10000000)
  --rooms N      in how many rooms (1000)
  --rate N       how many a second are appended while that is measured (20000)
  --seconds N    for how long (15)
  --asks N       how many questions of each kind (1000)
  --folder F     where the history is, or is made (a folder for temporary files)
  --keep         does not remove it, so that the next run finds it
`;

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '10000000' },
    rooms: { type: 'string', default: '1000' },
    rate: { type: 'string', default: '20000' },
    seconds: { type: 'string', default: '15' },
    asks: { type: 'string', default: '1000' },
    folder: { type: 'string', default: join(tmpdir(), 'salon-bench-history') },
    keep: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const [messages, rooms, rate, seconds, asks] = [
  Number(values.messages),
  Number(values.rooms),
  Number(values.rate),
  Number(values.seconds),
  Number(values.asks),
] as const;
const { folder } = values;
const dice = new Dice();

function say(what: string, figures: string): void {
  process.stdout.write(`${what.padEnd(46)} ${figures}  (load ${loadavg()[0]?.toFixed(1)})\n`);
}

async function filled(history: History): Promise<number> {
  const there = await settled(history);
  const started = performance.now();
  await fill(history, { messages, rooms }, number =>
    say(`  ${number} are there`, rateOf(number - there, started)),
  );
  if (there < messages) say('filled', rateOf(messages - there, started));
  return messages;
}

/** Appends at a rate, in turns of a millisecond or longer, and measures what a turn costs. */
async function sustain(history: History, from: number): Promise<number> {
  const turns = new Histogram();
  const lag = new Histogram();
  const started = performance.now();
  let number = from;
  let spent = 0;
  let most = 0;
  for (let tick = started; tick - started < seconds * 1000; tick = performance.now()) {
    const due = from + Math.floor(((tick - started) / 1000) * rate) - number;
    const records = Array.from({ length: due }, () => message(dice, number++, rooms));
    const before = performance.now();
    if (records.length > 0) history.append(records);
    const took = performance.now() - before;
    turns.add(took);
    spent += took;
    most = Math.max(most, took);
    await pause(1);
    lag.add(performance.now() - before - took);
  }
  const appended = number - from;
  say(
    `appended ${rate} a second`,
    `${rateOf(appended, started)}; a turn ${figures(turns)}, at most ${most.toFixed(1)} ms; ${((spent / appended) * 1000).toFixed(2)} µs a message`,
  );
  const behind = await history.query({ type: 'stats' });
  const wait = performance.now();
  await settled(history);
  const ms = performance.now() - wait;
  say('  and then to be indexed', `${behind.unindexed} messages, ${ms.toFixed(0)} ms`);
  return number;
}

/** What a turn of one message costs. */
async function single(history: History, from: number): Promise<number> {
  const turns = new Histogram();
  for (let count = 0; count < 20_000; count += 1) {
    const records = [message(dice, from + count, rooms)];
    const before = performance.now();
    history.append(records);
    turns.add(performance.now() - before);
    if (count % 100 === 0) await nextTurn();
  }
  say('append of a turn of one message', figures(turns));
  await settled(history);
  return from + 20_000;
}

async function measure(history: History, what: string, question: () => HistoryQuery): Promise<void> {
  const times = new Histogram();
  for (let count = 0; count < asks; count += 1) {
    const query = question();
    const before = performance.now();
    await history.query(query);
    times.add(performance.now() - before);
  }
  say(what, figures(times));
}

function figures(times: Histogram): string {
  const at = (part: number) => times.percentile(part).toFixed(3);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
}

function rateOf(count: number, started: number): string {
  return `${Math.round((count / (performance.now() - started)) * 1000).toLocaleString('en')} a second`;
}

async function questions(history: History, end: number): Promise<void> {
  const target = () => room(dice, rooms);
  const at = () => beginning + dice.below(end) * 100;
  const common = new Dice();
  const two = [word(common), word(common)].join(' ');
  await measure(history, 'LATEST 100', () => ({ type: 'latest', target: target(), limit: 100 }));
  await measure(history, 'LATEST 100 with events', () => ({
    ...{ type: 'latest', target: target(), limit: 100, events: true },
  }));
  await measure(history, 'BEFORE a time, 100', () => ({
    ...{ type: 'before', target: target(), limit: 100, bound: { at: at() } },
  }));
  await measure(history, 'search of two words in one room', () => ({
    ...{ type: 'search', in: [{ target: target() }], text: `${word(dice)} ${word(dice)}`, limit: 50 },
  }));
  await measure(history, 'search of two fixed words in one room', () => ({
    ...{ type: 'search', in: [{ target: target() }], text: two, limit: 50 },
  }));
  await measure(history, 'search of a phrase in one room', () => ({
    ...{ type: 'search', in: [{ target: target() }], text: `"${word(dice)} ${word(dice)}"`, limit: 50 },
  }));
  await measure(history, 'search of two words in 20 rooms', () => ({
    ...{ type: 'search', in: Array.from({ length: 20 }, () => ({ target: target() })) },
    ...{ text: `${word(dice)} ${word(dice)}`, limit: 50 },
  }));
  await measure(history, 'search of what one said in one room', () => ({
    ...{ type: 'search', in: [{ target: target() }], from: `nick${dice.below(5000)}`, limit: 50 },
  }));
}

async function main(): Promise<void> {
  const first = await openHistory(folder);
  let end = await filled(first);
  end = await single(first, end);
  end = await sustain(first, end);
  await questions(first, end);
  const closing = performance.now();
  await first.close();
  say('close', `${(performance.now() - closing).toFixed(0)} ms`);
  const files = readdirSync(join(folder, 'history')).map(
    name => statSync(join(folder, 'history', name)).size,
  );
  say('bytes a message', (files.reduce((sum, bytes) => sum + bytes, 0) / end).toFixed(0));
  const opening = performance.now();
  const second = await openHistory(folder);
  await second.query({ type: 'latest', target: '#room0', limit: 100 });
  say('start, to the first answer', `${(performance.now() - opening).toFixed(0)} ms`);
  await second.close();
  if (!values.keep) rmSync(folder, { recursive: true });
}

if (values.help) process.stdout.write(help);
else await main();
