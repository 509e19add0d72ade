import type { Outcome } from '@salon/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Fault, type FaultPlace, faultOf } from './faults.ts';

/** A form that is sent: whether it is on its way, and why it was refused. */
export interface Attempt {
  readonly isBusy: boolean;
  /** What stands at a field; undefined when nothing is wrong with it. */
  readonly errorAt: (place: FaultPlace) => string | undefined;
  /** Sends it; what was wrong before is forgotten. */
  readonly send: <T>(ask: () => Promise<Outcome<T>>) => Promise<Outcome<T>>;
}

/** For one form. */
export function useAttempt(): Attempt {
  const { t } = useTranslation();
  const [isBusy, setIsBusy] = useState(false);
  const [fault, setFault] = useState<Fault | undefined>(undefined);
  return {
    isBusy,
    errorAt: place => {
      if (fault === undefined || fault.place !== place) return undefined;
      return fault.key === undefined ? fault.text : t(fault.key);
    },
    send: async ask => {
      setIsBusy(true);
      setFault(undefined);
      const outcome = await ask();
      setIsBusy(false);
      if (!outcome.ok) setFault(faultOf(outcome));
      return outcome;
    },
  };
}
