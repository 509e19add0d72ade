import {
  type Failure,
  isAsking,
  type Query,
  type Results,
  readQuery,
  searchPage,
  termsOf,
  withPage,
} from '@salon/client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from '../app/use-client.ts';

/** What is on the panel: results stay while the next are looked for, so that nothing flickers. */
export interface Searching {
  readonly results: Results | undefined;
  /** What was looked for, to be marked in the results. */
  readonly terms: readonly string[];
  readonly busy: 'first' | 'older' | undefined;
  readonly failure: Failure | undefined;
  /** Words that should be days and are none. */
  readonly wrong: readonly string[];
}

const idle: Searching = { results: undefined, terms: [], busy: undefined, failure: undefined, wrong: [] };

/** How long after the last key it is looked for what was typed, in milliseconds: a search costs the server something. */
const patience = 450;

/** Looks for what is typed, in a room or everywhere. `now` looks at once, `older` for what is before the results. */
export function useSearch(
  typed: string,
  room: string | undefined,
): Searching & { readonly now: () => void; readonly older: () => void } {
  const client = useClient();
  const [state, setState] = useState(idle);
  const asked = useRef<{ readonly query: Query; readonly room: string | undefined } | undefined>(undefined);
  const round = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const now = useCallback(async () => {
    clearTimeout(timer.current);
    round.current += 1;
    const mine = round.current;
    const query = readQuery(typed, Date.now());
    if (!isAsking(query)) return setState({ ...idle, wrong: query.wrong });
    asked.current = { query, room };
    setState(before => ({ ...before, busy: 'first', failure: undefined, wrong: query.wrong }));
    const outcome = await searchPage(client, query, room, query.before);
    if (round.current !== mine) return;
    const rest = { terms: termsOf(query.text), busy: undefined, wrong: query.wrong };
    setState(
      outcome.ok
        ? { ...rest, results: withPage([], outcome.value, query.after), failure: undefined }
        : { ...rest, results: undefined, failure: outcome },
    );
  }, [client, typed, room]);

  useEffect(() => {
    timer.current = setTimeout(now, patience);
    return () => clearTimeout(timer.current);
  }, [now]);

  const { results } = state;
  const older = useCallback(async () => {
    const last = results?.found.at(-1)?.entry.at;
    if (asked.current === undefined || results === undefined || last === undefined) return;
    const { query, room: where } = asked.current;
    const mine = round.current;
    setState(before => ({ ...before, busy: 'older', failure: undefined }));
    const outcome = await searchPage(client, query, where, last);
    if (round.current !== mine) return;
    setState(before => ({
      ...before,
      busy: undefined,
      ...(outcome.ok
        ? { results: withPage(results.found, outcome.value, query.after) }
        : { failure: outcome }),
    }));
  }, [client, results]);

  return { ...state, now: () => void now(), older: () => void older() };
}
