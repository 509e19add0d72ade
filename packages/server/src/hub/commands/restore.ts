import type { Effect } from '../effect.ts';
import { memoriesAnew } from '../history/changed.ts';
import type { KeptEntry } from '../kept/spec.ts';
import { keptKinds } from '../kept/table.ts';
import { serverSession } from '../session.ts';
import type { Restore } from '../signal.ts';
import type { State } from '../state/state.ts';
import type { CommandSpec } from './spec.ts';

/**
 * A server that begins takes in what the one before it kept: after its settings, and before anyone comes in. What is
 * imported may come later; nobody is told of it.
 */
export const restore: CommandSpec<Restore> = {
  by: 'server',
  run(state, { kept, imported }) {
    const kinds = Object.keys(keptKinds);
    const inOrder = [...kept].sort((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind));
    return [...inOrder.flatMap(entry => restoreOne(state, entry, imported)), ...memoriesAnew(state)];
  },
};

function restoreOne(
  state: State,
  { kind, key, record }: KeptEntry,
  imported: true | undefined,
): readonly Effect[] {
  const put = keptKinds[kind].restore as (state: State, record: unknown) => string | undefined;
  const why = put(state, record);
  const effect = { at: state.now, session: serverSession, kind, key } as const;
  if (why !== undefined) return [{ type: 'not-restored', ...effect, why, ...(imported && { imported }) }];
  return imported ? [{ type: 'kept', ...effect }] : [];
}
