import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { ImportFault } from '../../import/imported.ts';
import { type ImportPlan, planImport } from '../../import/plan/plan.ts';
import { groundFrom } from './ground.ts';
import type { PlanTask } from './plan-apart.ts';

// A thread of its own, since a large file keeps who reads it busy for seconds.
parentPort?.postMessage(plan(workerData as PlanTask));

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
