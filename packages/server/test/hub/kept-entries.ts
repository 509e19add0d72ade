import { keptKey } from '../../src/hub/kept/key.ts';
import type { KeptEntry, KeptKind } from '../../src/hub/kept/spec.ts';
import { keptKinds } from '../../src/hub/kept/table.ts';
import { markerKey } from '../../src/hub/markers/kept-marker.ts';
import type { State } from '../../src/hub/state/state.ts';

/** Everything of a state that outlives a restart, as the store would have it. */
export function keptEntries(state: State): readonly KeptEntry[] {
  const names: readonly (readonly [kind: KeptKind, names: readonly string[]])[] = [
    ['account', [...state.accounts.byName.values()].map(({ name }) => name)],
    ['channel', [...state.registered].map(({ name }) => name)],
    ['closed-room', [...state.closedRooms.names.values()]],
    ['presence', [...state.presences]],
    ['devices', [...state.devicesSeen.keys()]],
    ['purge', [...state.purges.values()].map(({ channel }) => channel)],
    [
      'read-marker',
      [...state.markers.ofAccounts].flatMap(([account, own]) =>
        [...own.keys()].map(place => markerKey(account, place)),
      ),
    ],
  ];
  return names.flatMap(([kind, all]) =>
    all.map(name => {
      const key = keptKey(name);
      return { kind, key, record: keptKinds[kind].record(state, key) };
    }),
  );
}
