import { getPriority, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { failureOf } from './failure.ts';
import type { FromThread, ThreadPlace, ToThread } from './messages.ts';
import { Steward } from './steward.ts';

// The thread of the archive.
const port = parentPort;
if (port === null) throw new Error('this is the code of a thread');
const tell = (message: FromThread): void => port.postMessage(message);

/** How far behind the talk it stands in the queue for a core. */
const niceness = 10;

/** There is none below. */
const lowestPriority = 19;

try {
  // On Linux this is the priority of this thread alone; elsewhere it would be that of the whole process.
  if (process.platform === 'linux') setPriority(0, Math.min(lowestPriority, getPriority() + niceness));
  const steward = new Steward(workerData as ThreadPlace, tell);
  port.on('message', (message: ToThread) => {
    steward.take(message);
    if (message.type === 'close') port.close();
  });
} catch (error) {
  tell({ type: 'not-ready', failure: failureOf(error) });
}
