import type { Subscription, Subscriptions } from '../store/subscriptions.ts';

/** All subscriptions, where they are found at once; each change is kept. Methods that change throw a `StoreError`. */
export class Book {
  private readonly kept: Subscriptions;
  private readonly byEndpoint = new Map<string, Subscription>();
  private readonly byCredential = new Map<string, Map<string, Subscription>>();

  constructor(kept: Subscriptions) {
    this.kept = kept;
    for (const subscription of kept.all()) this.enter(subscription);
  }

  get size(): number {
    return this.byEndpoint.size;
  }

  get(endpoint: string): Subscription | undefined {
    return this.byEndpoint.get(endpoint);
  }

  all(): Iterable<Subscription> {
    return this.byEndpoint.values();
  }

  /** Those of an account, by the id of its credential. */
  of(credential: string): readonly Subscription[] {
    return [...(this.byCredential.get(credential)?.values() ?? [])];
  }

  has(credential: string): boolean {
    return this.byCredential.has(credential);
  }

  /** Takes one in, in the place of the one with its endpoint. */
  put(subscription: Subscription): void {
    this.kept.put(subscription);
    this.strike(subscription.endpoint);
    this.enter(subscription);
  }

  /** Takes one out: here in any case, even when the disk fails. */
  remove(endpoint: string): void {
    this.strike(endpoint);
    this.kept.remove(endpoint);
  }

  private enter(subscription: Subscription): void {
    const { endpoint, credential } = subscription;
    this.byEndpoint.set(endpoint, subscription);
    const own = this.byCredential.get(credential) ?? new Map<string, Subscription>();
    this.byCredential.set(credential, own.set(endpoint, subscription));
  }

  private strike(endpoint: string): void {
    const found = this.byEndpoint.get(endpoint);
    if (found === undefined) return;
    this.byEndpoint.delete(endpoint);
    const own = this.byCredential.get(found.credential);
    own?.delete(endpoint);
    if (own?.size === 0) this.byCredential.delete(found.credential);
  }
}
