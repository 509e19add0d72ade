import { fold } from '@salon/protocol';
import { keptKey } from '../kept/key.ts';
import type { KeptSpec } from '../kept/spec.ts';
import type { State } from '../state/state.ts';
import { type Ban, isOver, readBanTarget } from './ban.ts';
import { type DefconLevel, defconLevels } from './defcon.ts';
import { putBan } from './registry.ts';

/** A ban is kept as it is. */
export const keptBan: KeptSpec = {
  record({ bans, casemapping }, key) {
    const ban = bans.byTarget.get(fold(key, casemapping));
    // Another casemapping may take two keys for one.
    return ban !== undefined && keptKey(ban.target) === key ? ban : undefined;
  },
  restore(state: State, ban: Ban) {
    const read = readBanTarget(ban.target);
    if (read === undefined || read.is === 'account') return 'nobody can be banned by this';
    if (!isOver(ban, state.now)) putBan(state, { ...ban, target: read.target });
    return undefined;
  },
};

/** There is but one level for the server. */
export const defconKey = 'server';

/** How far the server is closed is kept when it is. */
export const keptDefcon: KeptSpec = {
  record: ({ defcon: level }) => (level === 5 ? undefined : { level }),
  restore(state: State, { level }: { readonly level: DefconLevel }) {
    if (!defconLevels.includes(level)) return `there is no level ${level}`;
    state.defcon = level;
    return undefined;
  },
};
