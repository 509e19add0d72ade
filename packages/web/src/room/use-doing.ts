import type { Failure, Outcome } from '@salon/client';
import type { TFunction } from 'i18next';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Something that was asked for: whether it is on its way, and why it was refused. */
export interface Doing {
  readonly busy: boolean;
  /** In words for the user; undefined when nothing was refused. */
  readonly failure: string | undefined;
  /** Asks; resolves with whether it was done. What was asked before it, and is refused later, is not shown any more. */
  readonly run: (ask: () => Promise<Outcome<unknown>>) => Promise<boolean>;
  readonly clear: () => void;
}

/** Keeps how something goes that is asked for at one place of the page, so that it can be shown there. */
export function useDoing(): Doing {
  const { t } = useTranslation();
  const [state, setState] = useState<{ busy: boolean; failure?: Failure }>({ busy: false });
  const latest = useRef(0);

  const run = useCallback(async (ask: () => Promise<Outcome<unknown>>) => {
    latest.current += 1;
    const mine = latest.current;
    setState({ busy: true });
    const outcome = await ask();
    if (latest.current === mine) setState(outcome.ok ? { busy: false } : { busy: false, failure: outcome });
    return outcome.ok;
  }, []);
  const clear = useCallback(() => setState(now => (now.busy ? now : { busy: false })), []);
  return {
    busy: state.busy,
    failure: state.failure === undefined ? undefined : failureText(state.failure, t),
    run,
    clear,
  };
}

/** Why something was not done: what this page knows in the user's language, else as the server says it. */
export function failureText({ code, text }: Failure, t: TFunction): string {
  return code === 'OFFLINE' ? t('room.offline') : text;
}
