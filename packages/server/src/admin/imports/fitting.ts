import { hubSettings } from '../../config/hub.ts';
import { keptKey } from '../../hub/kept/key.ts';
import type { KeptKind } from '../../hub/kept/spec.ts';
import { channelOf } from '../../hub/state/state.ts';
import { isVhost } from '../../hub/vhosts/vhost.ts';
import type { Skipped } from '../../import/imported.ts';
import type { PlannedChannel } from '../../import/plan/channels.ts';
import type { ImportPlan } from '../../import/plan/plan.ts';
import type { Hands } from '../hands.ts';

/** Something that was not taken in after all. */
export interface TurnedAway {
  readonly kind: KeptKind;
  /** Under which it would have been kept. */
  readonly key: string;
  readonly why: string;
}

/**
 * What of a plan can be taken in by a server as it is now. Who is in a channel that belongs to nobody does not find it
 * taken over in front of her, and vhosts are such as are allowed here.
 */
export function fitting(plan: ImportPlan, { state, settings }: Hands): ImportPlan {
  const rules = hubSettings(settings());
  const skipped = [...plan.skipped];
  const accounts = plan.accounts.map(account => {
    const { vhost, ...rest } = account;
    if (vhost === undefined || isVhost(vhost, rules)) return account;
    skipped.push({ what: 'vhost', name: `${vhost} of ${account.name}`, why: 'no vhost is such here' });
    return rest;
  });
  const channels = plan.channels.filter(({ name }) => {
    const isOpen = channelOf(state, name) !== undefined;
    if (isOpen) skipped.push({ what: 'channel', name, why: openWhy });
    return !isOpen;
  });
  return { ...plan, accounts, channels, skipped };
}

const openWhy = 'people are in it who do not know; admin channel register gives it to an account';

/**
 * What is left of a plan when some of it was in the way of what was done meanwhile. What was to belong to an account that
 * was turned away goes with it: who has such an account now is somebody else.
 */
export function withoutTurnedAway(plan: ImportPlan, turnedAway: readonly TurnedAway[]): ImportPlan {
  if (turnedAway.length === 0) return plan;
  const gone = new Set(turnedAway.map(({ kind, key }) => `${kind} ${key}`));
  const isIn = (kind: KeptKind, name: string) => !gone.has(`${kind} ${keptKey(name)}`);
  const skipped = turnedAway.map(({ kind, key, why }): Skipped => ({ what: kind, name: key, why }));
  const channels = plan.channels.flatMap(({ access, ...channel }): readonly PlannedChannel[] => {
    const { name, founder } = channel;
    if (!isIn('channel', name)) return [];
    if (isIn('account', founder)) {
      return [{ ...channel, access: access.filter(({ account }) => isIn('account', account)) }];
    }
    skipped.push({ what: 'channel', name, why: `no account of its founder is taken: ${founder}` });
    return [];
  });
  return {
    accounts: plan.accounts.filter(({ name }) => isIn('account', name)),
    channels,
    bans: plan.bans.filter(({ target }) => isIn('ban', target)),
    skipped: [...plan.skipped, ...skipped],
  };
}
