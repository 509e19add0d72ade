import { beginThread } from '../../loop/thread.ts';
import { errorOf } from '../thread/failure.ts';
import type { Failure } from '../thread/messages.ts';
import type { ReadReport, ReadTask } from './read.ts';

/** What the thread is to read, and into which file. */
export interface ReadApart extends ReadTask {
  /** Where the staging is to be. */
  readonly file: string;
}

/** What came of it. */
export type ReadAnswer = { readonly report: ReadReport } | { readonly failure: Failure };

/** Reads files in a thread of its own. Fails with a `StoreError`. */
export function readApart(task: ReadApart): Promise<ReadReport> {
  return new Promise((resolve, reject) => {
    const worker = beginThread(new URL('./reader.ts', import.meta.url), task);
    worker.once('message', (answer: ReadAnswer) => {
      if ('report' in answer) resolve(answer.report);
      else reject(errorOf(answer.failure));
    });
    worker.once('error', reject);
    worker.once('exit', code => reject(new Error(`the thread that reads files ended with ${code}`)));
  });
}
