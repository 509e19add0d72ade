import type { Subscribed, Unsubscribed } from '../../hub/metadata/effect.ts';
import type { MetadataLimits } from '../../hub/metadata/limits.ts';
import {
  faultOfValue,
  isKeyHere,
  type Metadata,
  noMetadata,
  visibilityOf,
  withKey,
} from '../../hub/metadata/metadata.ts';
import type { InvalidKey, MetadataRow } from '../../hub/metadata/query.ts';
import type { MetadataRefusal } from '../../hub/metadata/refusal.ts';
import type { EntryMetadata } from '../../hub/metadata/signal.ts';
import { oneself } from '../../hub/metadata/subject.ts';
import { sortedOut, subscribing } from '../../hub/metadata/subscriptions.ts';

/**
 * What a newcomer sets of herself before she is a user (IRCv3 metadata, `before-connect`): the hub does not know her
 * yet, so her door keeps it, by the hub's own rules, and hands it over when she comes in.
 */
export class MetadataDraft {
  private values: Metadata = noMetadata;
  private subscriptions: ReadonlySet<string> = new Set();

  /** Sets a key, or takes it away when there is no value. */
  set(limits: MetadataLimits, key: string, value: string | undefined): MetadataRow | MetadataRefusal {
    if (!isKeyHere(limits, key)) return { code: 'metadata-key-invalid', key };
    if (visibilityOf(limits, key) === 'operators') {
      return { code: 'metadata-not-allowed', target: oneself, key };
    }
    const fault = value && faultOfValue(limits, this.values, { target: oneself, key, value });
    if (fault) return fault;
    this.values = withKey(this.values, key, value || undefined);
    return this.row(key);
  }

  /** Takes all keys away, and returns them. */
  clear(): readonly string[] {
    const keys = [...this.values.keys()];
    this.values = noMetadata;
    return keys;
  }

  /** Some keys. */
  get(limits: MetadataLimits, keys: readonly string[]): readonly (MetadataRow | InvalidKey)[] {
    return [...new Set(keys)].map(key => (isKeyHere(limits, key) ? this.row(key) : { invalid: key }));
  }

  /** All keys. */
  list(): readonly MetadataRow[] {
    return [...this.values.keys()].map(key => this.row(key));
  }

  /** What is set of the keys to which she has subscribed. */
  sync(): readonly MetadataRow[] {
    return this.list().filter(({ key }) => this.subscriptions.has(key));
  }

  subscribe(limits: MetadataLimits, wanted: readonly string[]): Omit<Subscribed, 'type' | 'at' | 'session'> {
    const outcome = subscribing(limits, this.subscriptions, wanted);
    this.subscriptions = new Set([...this.subscriptions, ...outcome.keys]);
    const unseen = outcome.keys.filter(key => visibilityOf(limits, key) === 'operators');
    return { ...outcome, unseen, later: false };
  }

  unsubscribe(limits: MetadataLimits, wanted: readonly string[]): Pick<Unsubscribed, 'keys' | 'invalid'> {
    const outcome = sortedOut(limits, wanted);
    this.subscriptions = new Set([...this.subscriptions].filter(key => !outcome.keys.includes(key)));
    return outcome;
  }

  /** To which keys she has subscribed. */
  get subscribed(): readonly string[] {
    return [...this.subscriptions];
  }

  /** Her client does not know metadata any more. */
  forgetSubscriptions(): void {
    this.subscriptions = new Set();
  }

  /** What the hub is to know when she comes in; nothing when there is nothing. */
  get forEntry(): EntryMetadata | undefined {
    if (this.values.size === 0 && this.subscriptions.size === 0) return undefined;
    return { values: [...this.values], subscriptions: [...this.subscriptions] };
  }

  private row(key: string): MetadataRow {
    return { target: oneself, key, value: this.values.get(key), visibleTo: 'everyone' };
  }
}
