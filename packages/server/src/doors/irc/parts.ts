import type { Desk } from '../../accounts/desk.ts';
import type { AccountRules } from '../../accounts/rules.ts';
import type { Files } from '../../files/files.ts';
import type { Librarian } from '../../history/reading/librarian.ts';
import type { Origin } from '../../hub/identity.ts';
import type { OperRow } from '../../hub/privilege.ts';
import type { DeadlineQueue } from '../../loop/deadline-queue.ts';
import type { PushOffice } from '../../push/office.ts';
import type { IrcContext } from '../../render/irc/context.ts';
import type { Passwords } from '../passwords.ts';
import type { Gateways } from './gateways.ts';
import type { StsPolicy } from './sts.ts';

/** What an IRC door needs to know. */
export interface IrcDoorParts {
  readonly context: IrcContext;
  /** What PASS must give, or its hash; empty for nothing. */
  readonly password: string;
  readonly passwords: Passwords;
  /** Who may become an operator of the server. */
  readonly opers: readonly OperRow[];
  /** Who knows whose accounts are. */
  readonly accounts: Desk;
  /** Who reads in the history for those who may. */
  readonly librarian: Librarian;
  /** How much is shown of what was said. */
  readonly history: { readonly searchMax: number; readonly joinLines: number };
  /** How many bytes a page of history may about be, so that a client can read it before the next comes. */
  readonly pageBytesMax: number;
  /** Who sends push messages, if the settings want any. */
  readonly push: PushOffice | undefined;
  /** Who hands out tickets for uploading files, if the settings want any. */
  readonly files: Pick<Files, 'owners' | 'ticketFor'> | undefined;
  readonly accountRules: AccountRules;
  /** Whether nobody comes in from somewhere without an account. */
  readonly needsAccount: (origin: Origin) => boolean;
  /** Counts that a verb was used. */
  readonly used: (verb: string) => void;
  /** Where newcomers wait who do not register. */
  readonly newcomers: DeadlineQueue;
  /** Where users wait until they have been silent for so long that they are asked for a sign of life. */
  readonly silent: DeadlineQueue;
  /** Where they wait who have been asked. */
  readonly pinged: DeadlineQueue;
  /** Where messages in several lines wait whose end has not come. */
  readonly unfinished: DeadlineQueue;
  /** How long both take together, for the reason that others are shown. */
  readonly silenceSecondsMax: number;
  /** Who may say where someone comes from. */
  readonly gateways: Gateways;
  readonly sts: StsPolicy;
  readonly now: () => number;
}
