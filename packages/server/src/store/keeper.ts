import type { Effect } from '../hub/effect.ts';
import type { KeptKind } from '../hub/kept/spec.ts';
import { keptKinds } from '../hub/kept/table.ts';
import { type SessionId, serverSession } from '../hub/session.ts';
import type { State } from '../hub/state/state.ts';
import type { Clock } from '../loop/clock.ts';
import type { Logger } from '../observe/logger.ts';
import type { AuditEntry } from './audit.ts';
import { StoreError } from './fault.ts';
import type { Store } from './store.ts';

/** What the keeper needs from around it. */
export interface KeeperParts {
  readonly store: Store;
  /** The hub's, to be read. */
  readonly state: State;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Asks for a `commit` at the end of this loop turn. */
  readonly soon: () => void;
  /** Tells a session something in the server's own words. */
  readonly tell: (session: SessionId, sentence: string) => void;
  /** Operators are to know that nothing can be saved, and why; or, without a reason, that it can again. */
  readonly report: (failure?: string) => void;
  /** Something threw on behalf of a session. */
  readonly failed: (session: SessionId, error: unknown) => void;
}

/**
 * Sees to it that what the hub wants kept is saved before anyone is shown it: gathers what changed in a loop turn, and
 * writes all of it in one transaction at its end. While the disk fails, what changed stays to be saved, who changed it
 * is told, and all else goes on.
 */
export class Keeper {
  private readonly parts: KeeperParts;
  private readonly unsaved = new Map<string, { readonly kind: KeptKind; readonly key: string }>();
  private entries: AuditEntry[] = [];
  /** Whose changes were not tried to be saved yet. */
  private readonly changers = new Set<SessionId>();
  /** Who was told that hers are not saved. */
  private readonly waiting = new Set<SessionId>();
  private failure: string | undefined;
  private isDue = false;
  private isClosed = false;
  private cancelRetry: (() => void) | undefined;

  constructor(parts: KeeperParts) {
    this.parts = parts;
  }

  /** Why what was changed could not be saved, as long as that is so. */
  get whyUnsaved(): string | undefined {
    return this.failure;
  }

  /** Something happened; most of it is not to be kept. */
  noted(effect: Effect): void {
    if (effect.type === 'kept') {
      const { kind, key, session } = effect;
      this.unsaved.set(`${kind} ${key}`, { kind, key });
      this.changed(session);
    } else if (effect.type === 'audited') {
      const { at, oper, who, action, target, detail } = effect;
      this.audit(effect.session, {
        at,
        oper,
        nick: who.nick,
        action,
        target,
        detail: `${who.user}@${who.host} ${detail}`.trim(),
      });
    } else if (effect.type === 'not-restored' && !effect.imported) {
      this.parts.logger.warn(`Left as it is in the store: ${effect.kind} ${effect.key}: ${effect.why}`);
    }
  }

  /** An operator of the server did something that the audit log is to have. */
  audit(session: SessionId, entry: AuditEntry): void {
    // Only while nothing can be saved are there many.
    if (this.entries.length === entriesMax) this.entries.shift();
    this.entries.push(entry);
    this.changed(session);
  }

  /** Saves what changed since the last time. Without changes it costs nothing. */
  commit(): void {
    if (!this.isDue) return;
    this.isDue = false;
    try {
      this.save();
    } catch (error) {
      this.couldNot(error);
      return;
    }
    if (this.failure !== undefined) this.canAgain();
    this.changers.clear();
  }

  /** Tries a last time to save what is left, and saves no more. */
  close(): void {
    if (this.isClosed) return;
    this.cancelRetry?.();
    this.isDue ||= this.failure !== undefined;
    this.commit();
    this.cancelRetry?.();
    this.isClosed = true;
    const lost = this.unsaved.size + this.entries.length;
    if (lost > 0) this.parts.logger.error(`Changes that could not be saved are lost: ${lost}`);
  }

  private changed(session: SessionId): void {
    if (this.isClosed) return;
    this.changers.add(session);
    if (this.isDue) return;
    this.isDue = true;
    this.parts.soon();
  }

  private save(): void {
    const { store } = this.parts;
    const records = [...this.unsaved.values()].map(({ kind, key }) => this.recordOf(kind, key));
    store.together(() => {
      for (const put of records) put();
      for (const entry of this.entries) store.audit.append(entry);
    });
    this.unsaved.clear();
    this.entries = [];
  }

  /** What is to be done about a key. A fault of the program in one kind of record does not keep the others from it. */
  private recordOf(kind: KeptKind, key: string): () => void {
    const { store, state, failed } = this.parts;
    try {
      const record = keptKinds[kind].record(state, key);
      if (record === undefined) return () => store.records.remove(kind, key);
      return () => store.records.put(kind, key, record);
    } catch (error) {
      failed(serverSession, error);
      return () => undefined;
    }
  }

  private couldNot(error: unknown): void {
    const { logger, clock, tell, report } = this.parts;
    const reason = error instanceof StoreError ? error.reason : 'the server has a fault';
    if (this.failure === undefined) {
      logger.error(
        { err: error },
        `Cannot save: ${reason}. What is changed holds until the server stops; saving is tried again and again.`,
      );
      report(reason);
    }
    this.failure = reason;
    for (const session of this.changers) {
      this.waiting.add(session);
      tell(session, `What you changed holds for now, but could not be saved: ${reason}.`);
    }
    this.changers.clear();
    this.cancelRetry?.();
    this.cancelRetry = clock.after(retryMs, () => {
      this.isDue = true;
      this.commit();
    });
  }

  private canAgain(): void {
    const { logger, tell, report } = this.parts;
    this.failure = undefined;
    this.cancelRetry?.();
    logger.warn('Saving works again: all that was changed is saved.');
    report();
    for (const session of this.waiting) tell(session, 'What you changed before is saved now.');
    this.waiting.clear();
  }
}

/** How long to wait before what could not be saved is tried again without a new change. Milliseconds. */
const retryMs = 5000;

/** How many entries of the audit log wait for a disk at most; of more, the newest are kept. */
const entriesMax = 10_000;
