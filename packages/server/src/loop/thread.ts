import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';

// Each thread has its files of TypeScript stripped of types by WebAssembly, and after a thousand calls from there V8
// makes machine code for such calls, which all threads share. Threads that do so at the same moment may free it twice,
// and V8 ends the process ("Check failed: jit_page.has_value()", nodejs/node#64500). So they never do.
setFlagsFromString('--wasm-wrapper-tiering-budget=2147483647');

/** A thread beside the loop. */
export type Thread = Worker;

/** Begins a thread, whose file is TypeScript. What it is given is copied to it. */
export function beginThread(file: URL, workerData?: unknown): Thread {
  return new Worker(file, { workerData });
}
