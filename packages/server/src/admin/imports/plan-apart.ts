import { Worker } from 'node:worker_threads';
import type { ImportFault } from '../../import/imported.ts';
import type { ImportFormat, ImportPlan } from '../../import/plan/plan.ts';
import type { GroundFacts } from './ground.ts';

/** What a thread of its own is to plan. */
export interface PlanTask {
  readonly format: ImportFormat;
  readonly file: string;
  readonly facts: GroundFacts;
}

/** Reads and plans an import in a thread of its own, so that nobody has to wait for it. */
export function planApart(task: PlanTask): Promise<ImportPlan | ImportFault> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./planner.ts', import.meta.url), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', code => reject(new Error(`the thread that plans an import ended with ${code}`)));
  });
}
