import { randomBytes } from 'node:crypto';
import type { DeviceToken } from '../hub/devices/device.ts';
import { serverSession } from '../hub/session.ts';
import { attemptNow } from './attempt.ts';
import type { NotTried, TokenAddOutcome, TokenRemoveOutcome, TokenShown } from './outcomes.ts';
import type { DeskParts, Visitor } from './parts.ts';
import { newTokenSecret, tokenHash } from './secrets/token.ts';

/** Which login tokens are to be deleted: one by its id, or by its id or its name, all, or all but one's own. */
export type TokensMeant = { readonly id: string } | { readonly called: string } | 'all' | 'others';

/** Keeps the login tokens of accounts: random secrets, each of which stands for the password until it is deleted. */
export class Tokens {
  private readonly parts: DeskParts;

  constructor(parts: DeskParts) {
    this.parts = parts;
  }

  /** Makes one for who is logged in to an account. Without a name it has a common one. */
  add({ origin }: Visitor, account: string, given: string): TokenAddOutcome {
    const { facts, tokens, settings, clock, logger } = this.parts;
    const name = given.trim() || unnamed;
    return attemptNow<TokenAddOutcome>(this.parts, () => {
      const own = facts.of(account);
      if (own === undefined) return { is: 'no-such-account' };
      if (!isTokenName(name)) return { is: 'bad-token-name', charsMax: nameCharsMax };
      const { tokensPerAccountMax: max } = settings();
      if (tokens.of(own.credential).length >= max) return { is: 'too-many-tokens', max };
      const token = { id: randomBytes(idBytes).toString('hex'), name };
      const secret = newTokenSecret();
      tokens.add(own.credential, { ...token, secretHash: tokenHash(secret), createdAt: clock.now() });
      logger.info(`${origin.host} made the login token ${token.id} of the account ${own.name}`);
      return { is: 'token-added', token, secret };
    });
  }

  /** Those of an account, oldest first, as who is logged in to it may see them. */
  list({ session }: Visitor, account: string): readonly TokenShown[] | NotTried {
    const { facts, tokens } = this.parts;
    return attemptNow(this.parts, () => {
      const own = facts.of(account);
      if (own === undefined) return [];
      const inUse = facts.tokensInUse(own.name);
      const ids = new Set(inUse.values());
      return tokens.of(own.credential).map(({ id, name, createdAt, used }): TokenShown => {
        const where = inUse.get(session) === id ? 'here' : ids.has(id) ? 'elsewhere' : undefined;
        return { id, name, createdAt, used, inUse: where };
      });
    });
  }

  /**
   * Deletes some of an account. Who asked is to be told of it, and then `endSessions` called: hers may be among those
   * that end.
   */
  remove({ session, origin }: Visitor, account: string, meant: TokensMeant): TokenRemoveOutcome {
    const { facts, tokens, logger } = this.parts;
    return attemptNow<TokenRemoveOutcome>(this.parts, () => {
      const own = facts.of(account);
      if (own === undefined) return { is: 'no-such-account' };
      const ownToken = facts.tokensInUse(own.name).get(session);
      const found = tokensMeant(tokens.of(own.credential), meant, ownToken);
      if (found === 'ambiguous') return { is: 'token-ambiguous' };
      if (found.length === 0) return { is: 'token-unknown' };
      const ids = found.map(({ id }) => id);
      tokens.remove(own.credential, ids);
      logger.info(`${origin.host} deleted login tokens of the account ${own.name}: ${ids.join(', ')}`);
      return { is: 'tokens-removed', tokens: found.map(({ id, name }) => ({ id, name })) };
    });
  }

  /** Ends the sessions that are logged in to an account by tokens that were deleted. */
  endSessions(account: string, deleted: readonly DeviceToken[]): void {
    const tokens = deleted.map(({ id }) => id);
    this.parts.submit({ type: 'end-logins', account, tokens }, serverSession);
  }

  /** Whether a token by which someone proved a moment ago that a credential is hers was not deleted meanwhile. */
  isKept(credential: string, { id }: DeviceToken): boolean {
    const kept = attemptNow(this.parts, () =>
      this.parts.tokens.of(credential).some(token => token.id === id),
    );
    return kept === true;
  }
}

function tokensMeant<T extends DeviceToken>(
  all: readonly T[],
  meant: TokensMeant,
  own: string | undefined,
): readonly T[] | 'ambiguous' {
  if (meant === 'all') return all;
  if (meant === 'others') return all.filter(({ id }) => id !== own);
  if ('id' in meant) return all.filter(({ id }) => id === meant.id);
  const { called } = meant;
  const byId = all.filter(({ id }) => id === called);
  const named = byId.length > 0 ? byId : all.filter(({ name }) => name === called);
  return named.length > 1 ? 'ambiguous' : named;
}

/** Whether a token may be called so: it is shown in lines, as it is. */
function isTokenName(name: string): boolean {
  return [...name].length <= nameCharsMax && !/\p{Cc}/u.test(name);
}

const nameCharsMax = 64;

/** How a token is called to which its owner gives no name. */
const unnamed = 'unnamed';

/** Of the id of a token, which must be another one for each of an account. */
const idBytes = 4;
