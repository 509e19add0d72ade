import { setImmediate as turn } from 'node:timers/promises';
import type { ImportPlan } from '../../import/plan/plan.ts';
import type { Hands } from '../hands.ts';
import { type Arrival, accountArrivals, otherArrivals } from './arrivals.ts';
import { type TurnedAway, withoutTurnedAway } from './fitting.ts';

/** Takes in a plan. Resolves to what of it was taken, and what was skipped. Rejects with a `StoreError`. */
export async function takeInPlan(hands: Hands, plan: ImportPlan): Promise<ImportPlan> {
  const strangers = await takeIn(hands, accountArrivals(plan, hands.clock.now()));
  const rest = withoutTurnedAway(plan, strangers);
  return withoutTurnedAway(rest, await takeIn(hands, otherArrivals(rest)));
}

/**
 * Takes in what comes from another server. While people are served it goes by some at a time, so that nobody waits
 * long; else all of it is saved at once. Rejects with a `StoreError` when the disk fails.
 */
async function takeIn(hands: Hands, arrivals: Iterable<Arrival>): Promise<readonly TurnedAway[]> {
  if (!hands.isServing) return takeSome(hands, [...arrivals]);
  const turnedAway: TurnedAway[] = [];
  let waiting: Arrival[] = [];
  for (const arrival of arrivals) {
    if (waiting.push(arrival) < arrivalsAtOnce) continue;
    turnedAway.push(...takeSome(hands, waiting));
    waiting = [];
    await turn();
  }
  turnedAway.push(...takeSome(hands, waiting));
  return turnedAway;
}

/**
 * What is secret is kept first, as of any account that is made: without an account it is cleared away again, and at
 * the latest when a server begins. So whatever happens, no account is there without its secrets.
 */
function takeSome(hands: Hands, arrivals: readonly Arrival[]): readonly TurnedAway[] {
  const { store, clock } = hands;
  const { credentials } = store;
  store.together(() => {
    for (const { credential, certificates = [] } of arrivals) {
      if (credential === undefined) continue;
      credentials.add(credential);
      for (const certificate of certificates) {
        credentials.addFingerprint(credential.id, certificate, clock.now());
      }
    }
  });
  const kept = arrivals.map(({ entry }) => entry);
  const effects = hands.carryOut({ type: 'restore', kept, imported: true });
  const turnedAway = effects.flatMap(effect => (effect.type === 'not-restored' ? [effect] : []));
  const gone = new Set(turnedAway.map(({ kind, key }) => `${kind} ${key}`));
  for (const { entry, credential } of arrivals) {
    if (credential !== undefined && gone.has(`${entry.kind} ${entry.key}`)) credentials.remove(credential.id);
  }
  hands.settle();
  return turnedAway.map(({ kind, key, why }) => ({ kind, key, why }));
}

/** Some milliseconds' work. */
const arrivalsAtOnce = 200;
