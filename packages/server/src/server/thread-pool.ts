import { readdir, readFile } from 'node:fs/promises';
import { getPriority, setPriority } from 'node:os';

/**
 * How far the threads that hash passwords stand behind the loop (setpriority(2)): where both want one core all the time
 * they get a sixtieth of it, and otherwise what the loop leaves. Decision 17 says what was measured.
 */
const niceness = 19;

/** There is none below. */
const lowestPriority = 19;

/** What libuv calls the threads of its pool. */
const poolThreadName = 'libuv-worker';

/**
 * Lets the threads stand behind the loop in which Node.js does what it does not do in the loop itself: here that is
 * hashing passwords, and asking for names when mail is sent. It is for Linux alone, where a thread has a priority of its
 * own; elsewhere nothing happens. Returns how many were lowered. Rejects where the system does not let it.
 */
export async function lowerThreadPool(): Promise<number> {
  if (process.platform !== 'linux') return 0;
  const priority = Math.min(lowestPriority, getPriority() + niceness);
  let lowered = 0;
  // Files are read in the pool too, so that its threads are there by the time this comes back.
  for (const thread of await readdir(threads)) {
    const name = await readFile(`${threads}/${thread}/comm`, 'latin1');
    if (name.trimEnd() !== poolThreadName) continue;
    setPriority(Number(thread), priority);
    lowered += 1;
  }
  return lowered;
}

/** A folder for each thread of this process (proc(5)). */
const threads = '/proc/self/task';
