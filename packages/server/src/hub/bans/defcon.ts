import { readNetwork } from '@salon/protocol';
import type { Origin } from '../identity.ts';
import type { HubSettings } from '../limits.ts';
import type { User } from '../state/model.ts';
import type { State } from '../state/state.ts';
import { isAmong, isFromHere } from './ban.ts';

/**
 * How far the server is closed. Each step has all of those above it: 5 all is as ever, 4 no accounts and channels are
 * registered, 3 users hear in private only who is logged in, and nobody gets another host, 2 newcomers must be logged
 * in, and so must who joins a channel, 1 no one comes in.
 */
export type DefconLevel = (typeof defconLevels)[number];

/** All steps, the open one first. */
export const defconLevels = [5, 4, 3, 2, 1] as const;

/** Whether accounts and channels may be registered, but by operators. */
export function registrationsOpen({ defcon }: State): boolean {
  return defcon > 4;
}

/** Whether hosts may be asked for and granted. */
export function vhostsOpen({ defcon }: State): boolean {
  return defcon > 3;
}

/** Whether a user may not write to others, who are treated as if all had set user mode R. */
export function isUnheard({ defcon }: State, user: User): boolean {
  return defcon <= 3 && isStranger(user);
}

/** Whether a user may not join channels, which are treated as if all had mode R. */
export function staysOutside({ defcon }: State, user: User): boolean {
  return defcon <= 2 && isStranger(user);
}

/** Who closes the server is none. */
function isStranger({ identity, oper }: User): boolean {
  return identity.account === undefined && oper === undefined;
}

/** What keeps a newcomer out as things stand, if anything does. Who comes from an exempt address always comes in. */
export function whatDefconForbids(
  { defcon }: State,
  { exempt }: Pick<HubSettings, 'exempt'>,
  origin: Origin,
  account: string | undefined,
): DefconRefusal | undefined {
  if (defcon > 2 || isFromHere(origin) || isExempt(origin, exempt)) return undefined;
  if (defcon === 1) return { code: 'no-newcomers' };
  return account === undefined ? { code: 'newcomers-log-in' } : undefined;
}

/** Why a newcomer may not come in. */
export type DefconRefusal = { readonly code: 'no-newcomers' } | { readonly code: 'newcomers-log-in' };

function isExempt({ address }: Origin, exempt: readonly string[]): boolean {
  return exempt.some(text => {
    const network = readNetwork(text);
    return network !== undefined && isAmong(address, network);
  });
}
