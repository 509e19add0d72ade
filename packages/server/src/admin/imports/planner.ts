import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { ImportFault } from '../../import/imported.ts';
import { type ImportPlan, planImport } from '../../import/plan/plan.ts';
import { groundFrom } from './ground.ts';
import type { PlanPiece, PlanTask } from './plan-apart.ts';

/** Some milliseconds' work for who takes them. */
const thingsAtOnce = 1000;

// A thread of its own, since a large file keeps who reads it busy for seconds; what it hands over, it hands over in
// pieces, each when it is asked for, since to take one costs time too.
const pieces = piecesOf(plan(workerData as PlanTask));
parentPort?.on('message', () => {
  const { value, done } = pieces.next();
  parentPort?.postMessage(value ?? 'end');
  if (done) parentPort?.close();
});

function* piecesOf(planned: ImportPlan | ImportFault): Generator<PlanPiece> {
  if ('fault' in planned) {
    yield planned;
    return;
  }
  for (const key of ['accounts', 'channels', 'bans', 'skipped'] as const) {
    const things = planned[key];
    for (let begin = 0; begin < things.length; begin += thingsAtOnce) {
      yield { [key]: things.slice(begin, begin + thingsAtOnce) };
    }
  }
}

function plan({ format, file, facts }: PlanTask): ImportPlan | ImportFault {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`;
    return { fault: `${file}: ${why}.` };
  }
  return planImport(format, bytes, groundFrom(facts));
}
