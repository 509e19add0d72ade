import type { ClientParts, Keep } from '@salon/client';
import { type Address, dialIrc } from './transport.ts';

/** Between two frames for what others say, at least. Milliseconds. What is typed does not wait for it. */
const frameMs = 33;

/** The world around the client core, in a terminal. */
export function terminalParts(address: Address, keep: Keep): ClientParts {
  let last = 0;
  return {
    connect: events => dialIrc(address, events),
    clock: {
      now: () => Date.now(),
      after: (ms, call) => {
        // The terminal and the connection keep the program; what is only waited for does not, when both are gone.
        const timer = setTimeout(call, ms).unref();
        return () => clearTimeout(timer);
      },
    },
    keep,
    random: () => Math.random(),
    // What is further away than some hundred screens is asked for again: a long talk takes no more memory than a short one.
    windowMax: 10_000,
    soon: call => {
      const wait = Math.max(0, last + frameMs - performance.now());
      setTimeout(() => {
        last = performance.now();
        call();
      }, wait);
    },
  };
}
