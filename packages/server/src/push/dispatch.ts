import { Turnstile } from '../accounts/secrets/turnstile.ts';
import type { Clock } from '../loop/clock.ts';
import type { Subscription } from '../store/subscriptions.ts';
import type { Courier, Delivered, Letter } from './courier.ts';
import type { Urgency } from './thread/messages.ts';

/** What the dispatch needs from around it. */
export interface DispatchParts {
  readonly courier: Pick<Courier, 'carry'>;
  readonly clock: Clock;
  /** How many messages wait for one subscription. */
  readonly waitingMax: number;
  /** A subscription is over: its push server does not know it any more, or takes nothing for it. */
  readonly ended: (subscription: Subscription, why: string) => void;
}

/** What waits for one subscription. */
interface Lane {
  readonly subscription: Subscription;
  /** Oldest first. */
  readonly waiting: Waiting[];
  isBusy: boolean;
  /** How often in a row its push server could not take anything. */
  failures: number;
  /** How often in a row it did not want to. */
  refusals: number;
  /** Cancels the end of its rest, while it is left alone. */
  wake: (() => void) | undefined;
}

interface Waiting {
  readonly letter: Letter;
  tries: number;
}

/**
 * Sends what is to be pushed, of each subscription one thing after the other. A push server that is slow or down makes
 * nobody wait but who chose it: it is left alone for longer and longer, and of what waits for it the oldest is dropped.
 */
export class Dispatch {
  private readonly parts: DispatchParts;
  private readonly lanes = new Map<string, Lane>();
  private readonly turnstile = new Turnstile(atOnceMax, waitingForTurnMax);
  private waiting = 0;

  constructor(parts: DispatchParts) {
    this.parts = parts;
  }

  /** Sends something to a subscription as soon as may be. */
  send(subscription: Subscription, payload: string, urgency: Urgency): void {
    if (this.waiting >= waitingAllMax) return;
    const { endpoint, p256dh, auth } = subscription;
    const lane = this.laneOf(subscription);
    lane.waiting.push({ letter: { endpoint, keys: { p256dh, auth }, payload, urgency }, tries: 0 });
    this.waiting += 1;
    if (lane.waiting.length > this.parts.waitingMax) {
      lane.waiting.shift();
      this.waiting -= 1;
    }
    this.next(lane);
  }

  /** Sends nothing more to an endpoint: what waits for it is dropped. */
  forget(endpoint: string): void {
    const lane = this.lanes.get(endpoint);
    if (lane === undefined) return;
    this.lanes.delete(endpoint);
    lane.wake?.();
    this.waiting -= lane.waiting.length;
    lane.waiting.length = 0;
  }

  /** Sends nothing more at all. */
  close(): void {
    for (const endpoint of [...this.lanes.keys()]) this.forget(endpoint);
  }

  private laneOf(subscription: Subscription): Lane {
    const { endpoint } = subscription;
    let lane = this.lanes.get(endpoint);
    if (lane === undefined) {
      lane = { subscription, waiting: [], isBusy: false, failures: 0, refusals: 0, wake: undefined };
      this.lanes.set(endpoint, lane);
    }
    return lane;
  }

  private next(lane: Lane): void {
    if (lane.isBusy || lane.wake !== undefined) return;
    const item = lane.waiting.shift();
    if (item === undefined) {
      const isHealthy = lane.failures === 0 && lane.refusals === 0;
      if (isHealthy && this.isCurrent(lane)) this.lanes.delete(lane.subscription.endpoint);
      return;
    }
    this.waiting -= 1;
    lane.isBusy = true;
    void this.carry(lane, item.letter).then(outcome => {
      lane.isBusy = false;
      if (!this.isCurrent(lane)) return;
      this.settle(lane, item, outcome);
      this.next(lane);
    });
  }

  private async carry({ subscription }: Lane, letter: Letter): Promise<Delivered> {
    try {
      const carried = this.turnstile.pass(() => this.parts.courier.carry(letter), subscription.credential);
      const outcome = await carried;
      return outcome === 'busy' ? { is: 'later', why: 'too much waits' } : outcome;
    } catch (error) {
      return { is: 'later', why: String(error) };
    }
  }

  private settle(lane: Lane, item: Waiting, outcome: Delivered): void {
    const { subscription } = lane;
    switch (outcome.is) {
      case 'taken':
        lane.failures = 0;
        lane.refusals = 0;
        break;
      case 'gone':
        this.end(subscription, 'its push server does not know it any more');
        break;
      case 'refused':
        lane.refusals += 1;
        if (lane.refusals >= refusalsMax) this.end(subscription, outcome.why);
        break;
      case 'later':
        this.rest(lane, outcome.afterMs);
        item.tries += 1;
        if (item.tries >= triesMax || lane.waiting.length >= this.parts.waitingMax) break;
        lane.waiting.unshift(item);
        this.waiting += 1;
    }
  }

  private end(subscription: Subscription, why: string): void {
    this.forget(subscription.endpoint);
    this.parts.ended(subscription, why);
  }

  private rest(lane: Lane, wantedMs = 0): void {
    const ownMs = Math.min(restMsMin * 2 ** lane.failures, restMsMax);
    lane.failures += 1;
    lane.wake = this.parts.clock.after(Math.max(ownMs, Math.min(wantedMs, restMsMax)), () => {
      lane.wake = undefined;
      this.next(lane);
    });
  }

  /** What is on its way may come back when its subscription is over, or another one by now. */
  private isCurrent(lane: Lane): boolean {
    return this.lanes.get(lane.subscription.endpoint) === lane;
  }
}

/** How many messages are on their way at once. */
const atOnceMax = 128;

/** How many subscriptions wait for their turn. */
const waitingForTurnMax = 10_000;

/** How many messages wait in all. */
const waitingAllMax = 50_000;

/** How often a message is tried. */
const triesMax = 6;

/** How many messages in a row a push server does not want until its subscription is over. */
const refusalsMax = 5;

/** How long a push server is left alone after the first failure, and after many. Milliseconds. */
const restMsMin = 30_000;
const restMsMax = 3_600_000;
