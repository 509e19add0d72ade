import type { CapabilityName } from '@salon/protocol';
import { Tally } from '../accounts/tally.ts';
import { accountOf, accountOfCredential, tokensInUse } from '../hub/accounts/registry.ts';
import type { Effect } from '../hub/effect.ts';
import type { SessionId } from '../hub/session.ts';
import type { State } from '../hub/state/state.ts';
import type { Logger } from '../observe/logger.ts';
import { registeredLine } from '../render/irc/push-lines.ts';
import { StoreError } from '../store/fault.ts';
import type { Subscription, Subscriptions } from '../store/subscriptions.ts';
import { Book } from './book.ts';
import { Caller } from './caller.ts';
import { Courier, type CourierParts } from './courier.ts';
import { Dispatch } from './dispatch.ts';
import { endpointOf } from './endpoint.ts';
import { clientKeys, type VapidKeys } from './keys.ts';

/** What is settable of push messages. */
export interface PushRules {
  readonly when: 'always' | 'away';
  readonly perAccountMax: number;
  readonly perHourMax: number;
  readonly days: number;
  readonly waitingMax: number;
}

/** What the office needs from around it. */
export interface PushOfficeParts extends CourierParts {
  readonly rules: PushRules;
  readonly state: State;
  readonly kept: Subscriptions;
  readonly vapid: VapidKeys;
  readonly logger: Pick<Logger, 'debug' | 'warn'>;
  readonly serverName: string;
}

/** Who wants push messages where, as a client says it. */
export interface Wish {
  readonly session: SessionId;
  /** The name of the account that she is logged in to. */
  readonly account: string;
  readonly endpoint: string;
  /** The keys, in the form of message tags. */
  readonly keys: string;
  readonly capabilities: ReadonlySet<CapabilityName>;
}

/** What came of a wish. */
export type Registered =
  | 'registered'
  | 'bad-endpoint'
  | 'bad-keys'
  /** The push server did not take the first message, or none may be sent there. */
  | 'not-taken'
  | 'too-many'
  | 'too-often'
  | 'not-saved';

/**
 * All of push messages: knows who wants them, and has sent to them what calls them. It stands beside the
 * delivery and costs what is said next to nothing; nobody waits for what it sends but who registers.
 */
export class PushOffice {
  private readonly parts: PushOfficeParts;
  private readonly book: Book;
  private readonly courier: Courier;
  private readonly dispatch: Dispatch;
  private readonly tries: Tally;
  private readonly caller: Caller;

  constructor(parts: PushOfficeParts) {
    this.parts = parts;
    const { clock, rules, state } = parts;
    this.book = new Book(parts.kept);
    this.courier = new Courier(parts);
    this.dispatch = new Dispatch({
      courier: this.courier,
      clock,
      waitingMax: rules.waitingMax,
      ended: (subscription, why) => this.remove(subscription, why),
    });
    this.tries = new Tally(
      () => clock.ticks(),
      () => hourMs,
    );
    this.caller = new Caller({
      state,
      book: this.book,
      dispatch: this.dispatch,
      serverName: parts.serverName,
      onlyAway: rules.when === 'away',
    });
  }

  /** The key by which push servers know this server. */
  get publicKey(): string {
    return this.parts.vapid.publicKey;
  }

  /**
   * Takes a subscription in, in the place of one with its endpoint. A new one is tried out first, so that nobody
   * believes in what cannot work; who merely renews hers is not disturbed.
   */
  async register(wish: Wish): Promise<Registered> {
    const keys = clientKeys(wish.keys);
    const url = endpointOf(wish.endpoint);
    if (url === undefined) return 'bad-endpoint';
    if (keys === undefined) return 'bad-keys';
    const subscription = this.subscriptionOf(wish, keys);
    if (subscription === undefined) return 'not-saved';
    const { endpoint, credential, p256dh, auth } = subscription;
    const before = this.book.get(endpoint);
    const isRenewed = before?.credential === credential && before.p256dh === p256dh && before.auth === auth;
    if (isRenewed) return this.keep(subscription);

    const { perAccountMax, perHourMax } = this.parts.rules;
    if (this.isFull(credential, endpoint, perAccountMax)) return 'too-many';
    if (this.tries.secondsToWait(credential, perHourMax) !== undefined) return 'too-often';
    this.tries.add(credential);
    const payload = registeredLine(this.parts.serverName);
    const outcome = await this.courier.carry({ endpoint, keys, payload, urgency: 'normal' });
    if (outcome.is !== 'taken') {
      const why = outcome.is === 'gone' ? 'it is unknown there' : outcome.why;
      this.parts.logger.debug({ host: url.host }, `A push server did not take a subscription: ${why}`);
      return 'not-taken';
    }
    // Others of hers may have come meanwhile, and she may be no more.
    if (this.isFull(credential, endpoint, perAccountMax)) return 'too-many';
    const isStillHers =
      accountOfCredential(this.parts.state, credential) !== undefined &&
      this.tokenOf(wish) === subscription.token;
    return isStillHers ? this.keep(subscription) : 'not-saved';
  }

  /** Ends a subscription of an account. One that is not hers, or is not there, is left as it is. */
  unregister(account: string, endpoint: string): 'done' | 'not-saved' {
    const found = this.book.get(endpoint);
    const own = accountOf(this.parts.state, account)?.credential;
    if (found === undefined || found.credential !== own) return 'done';
    return this.remove(found, 'its client wants it no more') ? 'done' : 'not-saved';
  }

  /** Something happened. */
  noted(effect: Effect): void {
    if (this.book.size === 0) return;
    this.caller.noted(effect);
    if (effect.type === 'account-removed') {
      for (const subscription of this.book.of(effect.credential)) {
        this.remove(subscription, 'its account is no more');
      }
    } else if (effect.type === 'logins-ended') {
      for (const subscription of this.book.of(effect.credential)) {
        const isOver = effect.tokens.includes(subscription.token);
        if (isOver) this.remove(subscription, 'its login token is deleted');
      }
    }
  }

  /** Ends what nobody renewed for too long, and what belongs to no account. */
  tidy(): void {
    const { state, clock, rules } = this.parts;
    const since = clock.now() - rules.days * dayMs;
    for (const subscription of [...this.book.all()]) {
      if (subscription.renewedAt < since) this.remove(subscription, 'nobody renewed it');
      else if (accountOfCredential(state, subscription.credential) === undefined) {
        this.remove(subscription, 'its account is no more');
      }
    }
  }

  /** Sends nothing more. */
  close(): void {
    this.dispatch.close();
    this.courier.close();
  }

  /** The login token by which she who wishes is here; empty when it is by none. */
  private tokenOf({ account, session }: Pick<Wish, 'account' | 'session'>): string {
    return tokensInUse(this.parts.state, account).get(session) ?? '';
  }

  private subscriptionOf(
    { session, account, endpoint, capabilities }: Wish,
    keys: { readonly p256dh: string; readonly auth: string },
  ): Subscription | undefined {
    const { state, clock } = this.parts;
    const credential = accountOf(state, account)?.credential;
    if (credential === undefined) return undefined;
    return {
      endpoint,
      credential,
      ...keys,
      capabilities: [...capabilities].sort().join(' '),
      renewedAt: clock.now(),
      token: this.tokenOf({ account, session }),
    };
  }

  private isFull(credential: string, endpoint: string, max: number): boolean {
    return this.book.of(credential).filter(other => other.endpoint !== endpoint).length >= max;
  }

  private keep(subscription: Subscription): Registered {
    try {
      const before = this.book.get(subscription.endpoint);
      this.book.put(subscription);
      // What waits under other keys, or for another account, is not for who has it now.
      const isSame = before?.p256dh === subscription.p256dh && before.credential === subscription.credential;
      if (!isSame) this.dispatch.forget(subscription.endpoint);
      return 'registered';
    } catch (error) {
      this.couldNot(error);
      return 'not-saved';
    }
  }

  private remove({ endpoint }: Subscription, why: string): boolean {
    this.dispatch.forget(endpoint);
    // The rest of the address is a secret of the client's.
    this.parts.logger.debug({ host: new URL(endpoint).host }, `A push subscription is over: ${why}`);
    try {
      this.book.remove(endpoint);
      return true;
    } catch (error) {
      this.couldNot(error);
      return false;
    }
  }

  private couldNot(error: unknown): void {
    if (!(error instanceof StoreError)) throw error;
    this.parts.logger.warn(`A push subscription could not be saved: ${error.reason}`);
  }
}

const hourMs = 3_600_000;
const dayMs = 86_400_000;
