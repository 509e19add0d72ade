import { isVerified, suspensionOf } from '../hub/accounts/account.ts';
import { accountOf, accountOfCredential } from '../hub/accounts/registry.ts';
import type { Origin } from '../hub/identity.ts';
import type { SessionId } from '../hub/session.ts';
import type { State } from '../hub/state/state.ts';
import { originIn } from '../hub/state/user.ts';
import type { FileRules } from './rules.ts';

/** What tells whose a file is. */
export interface OwnersParts {
  readonly state: State;
  readonly rules: () => FileRules;
  /** What counts as one with where someone comes from. */
  readonly networkOf: (origin: Origin) => string;
}

/** Before the network of guests, who have their files together. No credential begins so. */
const guestMark = '~';

/** Tells whose files are whose: an account's by the id of its credential, those of guests by their network. */
export class Owners {
  private readonly parts: OwnersParts;

  constructor(parts: OwnersParts) {
    this.parts = parts;
  }

  /** Whose files those of a session are; undefined when it is no user's. */
  of(session: SessionId): string | undefined {
    const { state, networkOf } = this.parts;
    const user = state.sessions.get(session);
    if (user === undefined) return undefined;
    const { account } = user.identity;
    if (account !== undefined) return accountOf(state, account)?.credential;
    return `${guestMark}${networkOf(originIn(user, session))}`;
  }

  /** Of an account, however it is written. */
  ofAccount(account: string): string | undefined {
    return accountOf(this.parts.state, account)?.credential;
  }

  /** Whether files may be uploaded for an owner now. */
  mayUpload(owner: string): boolean {
    const { state, rules } = this.parts;
    if (owner.startsWith(guestMark)) return rules().guests;
    const account = accountOfCredential(state, owner);
    return account !== undefined && isVerified(account) && suspensionOf(account, state.now) === undefined;
  }
}
