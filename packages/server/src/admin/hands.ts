import type { Desk } from '../accounts/desk.ts';
import type { Visitor } from '../accounts/parts.ts';
import type { Settings } from '../config/schema.ts';
import type { Shelf } from '../files/shelf.ts';
import type { History } from '../history/history.ts';
import type { Effect } from '../hub/effect.ts';
import { serverSession } from '../hub/session.ts';
import type { Command } from '../hub/signal.ts';
import type { State } from '../hub/state/state.ts';
import type { Clock } from '../loop/clock.ts';
import type { AuditEntry } from '../store/audit.ts';
import type { Store } from '../store/store.ts';

/** The parts of a server that the words of the command line work with, whether its doors are open or not. */
export interface Hands {
  /** The hub's, to be read. */
  readonly state: State;
  readonly settings: () => Settings;
  readonly desk: Desk;
  readonly store: Store;
  readonly clock: Clock;
  /** What was said; none when nothing is remembered. */
  readonly history: History | undefined;
  /** The files that people share; none where there is no place for them. */
  readonly files: Pick<Shelf, 'find' | 'remove'> | undefined;
  /** Whether people come and go, so that nobody may be kept waiting. */
  readonly isServing: boolean;
  /** Lets the hub do something on behalf of the server itself. Returns what happened; throws when the hub does. */
  carryOut(command: Command): readonly Effect[];
  /** Notes something in the audit log. */
  audit(entry: AuditEntry): void;
  /** Saves what was changed. Returns why it could not be saved, if so: a clause that follows a colon. */
  settle(): string | undefined;
}

/** As whom the desk and the audit log know the command line. */
export const commandLine = {
  name: 'command line',
  visitor: {
    session: serverSession,
    origin: { address: '127.0.0.1', host: 'the command line', secure: true },
  },
} as const satisfies { readonly name: string; readonly visitor: Visitor };
