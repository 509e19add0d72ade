import { useLayoutEffect, useReducer, useRef } from 'react';
import { nextStep } from './plan.ts';
import type { Row } from './rows.ts';

export interface ShownRows {
  readonly rows: readonly Row[];
  readonly shift: boolean;
  /** Another one when the list begins anew. */
  readonly epoch: number;
}

/** Leads the list from the rows that it shows to those that are wanted, by steps in which nothing jumps. */
export function useShownRows(wanted: readonly Row[]): ShownRows {
  const shown = useRef(wanted);
  const epoch = useRef(0);
  const [, goOn] = useReducer((count: number) => count + 1, 0);
  const step = nextStep(shown.current, wanted);
  const now = epoch.current + (step.anew ? 1 : 0);
  useLayoutEffect(() => {
    shown.current = step.rows;
    epoch.current = now;
    if (step.rows !== wanted) goOn();
  });
  return { rows: step.rows, shift: step.shift, epoch: now };
}
