import type { ClientParts } from '@salon/client';
import { keep } from './keep.ts';
import { soon } from './soon.ts';
import { connect } from './transport.ts';

/** The world around the client core, in a browser. */
export const browserParts: ClientParts = {
  connect,
  clock: {
    now: () => Date.now(),
    after: (ms, call) => {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
  },
  keep,
  random: () => Math.random(),
  soon,
  // The scrollbar is that of the whole window: few gaps to be filled while it is dragged.
  windowMax: 100_000,
};
