import type { Answer, Job } from '../job.ts';
import { shapes } from '../shapes/shapes.ts';

/**
 * The load process: makes one measurement, sends the answer over the channel to its parent, ends. It is a
 * process of its own so that it can be kept off the server's core, and so that nothing of an earlier
 * measurement (heap, open sockets, compiled code) is left in it.
 */
async function main(): Promise<void> {
  const job = JSON.parse(process.argv[2] ?? 'null') as Job | null;
  const shape = shapes.find(candidate => candidate.name === job?.shape);
  if (job === null || shape === undefined)
    throw new Error('The load process is started by the bench, with a job.');
  answer({ kind: 'measured', measurement: await shape.run(job) });
}

function answer(message: Answer): void {
  // Exiting closes all sockets at once, which is what is wanted when the numbers are safely sent.
  process.send?.(message, undefined, undefined, () => process.exit(0));
}

// The parent is gone, and with it the reason to load anything.
process.on('disconnect', () => process.exit(1));

main().catch((error: unknown) =>
  answer({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) }),
);
