import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from '../job.ts';
import type { Client } from '../load/client.ts';
import { Crowd } from '../load/crowd.ts';
import { type Elapsed, openWindow } from '../measure/window.ts';
import type { Measurement } from '../metrics.ts';
import type { Shape } from './shape.ts';

const MEMBERS = 5000;
const ASKERS = 10;
/** Each newcomer is shown to all, and all to the newcomer: twelve million lines, and as many names. */
const GATHERING_SECONDS = 180;
const CHANNEL = '#bench';

/** A question, the end of its answer, and how many members one line of the answer shows. */
interface Question {
  text: string;
  row: string;
  end: string;
  membersIn: (row: string) => number;
}

const names: Question = {
  text: `NAMES ${CHANNEL}\r\n`,
  row: '353',
  end: '366',
  membersIn: row =>
    row
      .slice(row.indexOf(' :') + 2)
      .trim()
      .split(' ').length,
};

const who: Question = { text: `WHO ${CHANNEL}\r\n`, row: '352', end: '315', membersIn: () => 1 };

/** Long answers, which take the server away from everybody else. */
export const crowd: Shape = {
  name: 'crowd',
  title: 'NAMES and WHO of a crowd',
  about: `${MEMBERS} members in one channel. ${ASKERS} of them ask NAMES of it, each again as soon as it has the whole answer; after that WHO. Both are measured in a window of their own, and how busy the cores were is the mean of the two. That answers are whole is checked with the first ones; those that follow must be equally long.`,
  door: 'irc',
  metrics: [
    'namesPerSecond',
    'cpuPerNames',
    'whoPerSecond',
    'cpuPerWho',
    'serverBusy',
    'generatorBusy',
    'othersBusy',
  ],
  run,
};

async function run(job: Job): Promise<Measurement> {
  const gathering = new Crowd(job);
  const members = await gathering.open(MEMBERS, 'm');
  await gathering.join(members, () => CHANNEL, GATHERING_SECONDS);
  await gathering.settle();
  const askers = members.slice(0, ASKERS);
  const ofNames = await askAgainAndAgain(job, gathering, askers, names);
  const ofWho = await askAgainAndAgain(job, gathering, askers, who);
  const mean = (busy: keyof Elapsed['busy']): number =>
    ((ofNames.busy[busy] ?? 0) + (ofWho.busy[busy] ?? 0)) / 2;
  return {
    namesPerSecond: ofNames.answers / ofNames.seconds,
    cpuPerNames: (1e3 * ofNames.serverCpu) / ofNames.answers,
    whoPerSecond: ofWho.answers / ofWho.seconds,
    cpuPerWho: (1e3 * ofWho.serverCpu) / ofWho.answers,
    serverBusy: mean('serverBusy'),
    generatorBusy: mean('generatorBusy'),
    othersBusy: mean('othersBusy'),
  };
}

async function askAgainAndAgain(
  job: Job,
  gathering: Crowd,
  askers: readonly Client[],
  question: Question,
): Promise<Elapsed & { answers: number }> {
  const first = Promise.all(askers.map(asker => measureAnswer(asker, question)));
  const lengths = await gathering.within(`all have an answer to ${question.text.trim()}`, 60, first);
  let answers = 0;
  let stopping = false;
  const over = askers.map((asker, index) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    countAnswers(asker, lengths[index] ?? 0, () => {
      answers += 1;
      if (stopping) resolve();
      else asker.write(question.text);
    });
    asker.write(question.text);
    return promise;
  });
  await gathering.within('warmed up', job.warmupSeconds + 30, sleep(job.warmupSeconds * 1000));
  const closeWindow = openWindow(job);
  const before = answers;
  await gathering.within('measured', job.seconds + 30, sleep(job.seconds * 1000));
  const counted = answers - before;
  const elapsed = closeWindow();
  stopping = true;
  await gathering.within('every answer has come to its end', 60, Promise.all(over));
  for (const asker of askers) asker.read();
  return { ...elapsed, answers: counted };
}

/** Asks once, and finds out how many bytes a whole answer has. An answer that leaves members out fails the cell. */
async function measureAnswer(asker: Client, { text, row, end, membersIn }: Question): Promise<number> {
  let bytes = 0;
  let shown = 0;
  const whole = asker.hear(line => {
    const numeric = line.split(' ', 2)[1];
    bytes += line.length;
    if (numeric === row) shown += membersIn(line);
    return numeric === end;
  });
  asker.write(text);
  await whole;
  if (shown !== MEMBERS) asker.fail(`was shown ${shown} of ${MEMBERS} members`);
  return bytes;
}

/** Makes a client count answers of `answerBytes` each. */
function countAnswers(asker: Client, answerBytes: number, onAnswer: () => void): void {
  let bytes = 0;
  asker.count((_chunk, length) => {
    bytes += length;
    if (bytes < answerBytes) return;
    if (bytes > answerBytes) asker.fail(`got ${bytes} bytes where an answer has ${answerBytes}`);
    bytes = 0;
    onAnswer();
  });
}
