import type { ImportFault } from '../../import/imported.ts';
import type { ImportFormat, ImportPlan } from '../../import/plan/plan.ts';
import { beginThread } from '../../loop/thread.ts';
import type { GroundFacts } from './ground.ts';

/** What a thread of its own is to plan. */
export interface PlanTask {
  readonly format: ImportFormat;
  readonly file: string;
  readonly facts: GroundFacts;
}

/** Some of what it has planned. */
export type PlanPiece = Partial<ImportPlan> | ImportFault;

/** Reads and plans an import in a thread of its own, so that nobody has to wait for it. */
export function planApart(task: PlanTask): Promise<ImportPlan | ImportFault> {
  return new Promise((resolve, reject) => {
    const worker = beginThread(new URL('./planner.ts', import.meta.url), task);
    const plan: { [K in keyof ImportPlan]: ImportPlan[K][number][] } = {
      accounts: [],
      channels: [],
      bans: [],
      skipped: [],
    };
    let fault: ImportFault | undefined;
    worker.on('message', (piece: PlanPiece | 'end') => {
      if (piece === 'end') {
        resolve(fault ?? plan);
        return;
      }
      if ('fault' in piece) fault = piece;
      else {
        plan.accounts.push(...(piece.accounts ?? []));
        plan.channels.push(...(piece.channels ?? []));
        plan.bans.push(...(piece.bans ?? []));
        plan.skipped.push(...(piece.skipped ?? []));
      }
      worker.postMessage('next');
    });
    worker.once('error', reject);
    worker.once('exit', code => reject(new Error(`the thread that plans an import ended with ${code}`)));
    worker.postMessage('next');
  });
}
