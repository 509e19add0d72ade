import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { hash as hashArgon2, parseOptions } from '@node-rs/argon2';
import type { PasswordSecrets, ScramKeys } from '../../store/credentials.ts';
import { checkHash } from './hashes.ts';
import { preparedPassword } from './prepared.ts';
import { fakeScramKeys, makeScramKeys } from './scram-keys.ts';
import { Turnstile } from './turnstile.ts';

/** How dear it is to make and to check secrets. */
export interface SecretCosts {
  /** Memory of argon2id, in KiB. */
  readonly argon2KiB: number;
  /** Passes of argon2id over it. */
  readonly argon2Passes: number;
  /** Rounds of PBKDF2 of SCRAM-SHA-256. */
  readonly scramIterations: number;
}

/** What comes of checking a password. */
export type SecretVerdict =
  | { readonly verdict: 'wrong' }
  | { readonly verdict: 'busy' }
  /** `renew` when it was hashed in another way than passwords are now. */
  | { readonly verdict: 'right'; readonly renew: boolean };

/**
 * Makes and checks what is kept of passwords. All of it is dear on purpose and done in threads, a few at once; a
 * password is checked for who has none as well, so that the time does not tell.
 */
export class Secrets {
  private readonly costs: () => SecretCosts;
  private readonly turnstile = new Turnstile(atOnceMax, waitingMax);
  private readonly checkHash: typeof checkHash;
  /** So that salts of names without an account cannot be told from others. */
  private readonly decoyKey = randomBytes(32);
  private decoy: { readonly costs: SecretCosts; readonly hash: Promise<string> } | undefined;

  /** `check` is there for tests to count by. */
  constructor(costs: () => SecretCosts, check: typeof checkHash = checkHash) {
    this.costs = costs;
    this.checkHash = check;
  }

  /** What is to be kept of a password that is none of those with faults. `from` is where it comes from. */
  make(password: string, from = ''): Promise<Required<PasswordSecrets> | 'busy'> {
    const prepared = preparedPassword(password) ?? password;
    const costs = this.costs();
    return this.turnstile.pass(
      async () => ({
        passwordHash: await hashOf(prepared, costs),
        scram: await makeScramKeys(prepared, costs.scramIterations),
      }),
      from,
    );
  }

  /**
   * Whether a password is that of a hash. Where there is none, it takes as long to say that it is wrong. `from` is where
   * it comes from.
   */
  async check(hash: string | undefined, given: string, from = ''): Promise<SecretVerdict> {
    // Awaited for everyone, since making it takes its time once.
    const decoy = await this.decoyHash();
    const against = hash ?? decoy;
    const isRight = await this.turnstile.pass(() => this.checkHash(against, given), from);
    if (isRight === 'busy') return { verdict: 'busy' };
    if (!isRight || hash === undefined) return { verdict: 'wrong' };
    return { verdict: 'right', renew: isOutdated(hash, this.costs()) };
  }

  /** SCRAM keys that no password leads to, for a name that has none. */
  decoyScram(name: string): ScramKeys {
    return fakeScramKeys(name, this.decoyKey, this.costs().scramIterations);
  }

  private decoyHash(): Promise<string> {
    const costs = this.costs();
    if (this.decoy?.costs === costs) return this.decoy.hash;
    const hash = hashOf(randomBytes(16).toString('hex'), costs);
    this.decoy = { costs, hash };
    // One that could not be made is made anew for the next, or nobody could log in any more.
    hash.catch(() => {
      if (this.decoy?.hash === hash) this.decoy = undefined;
    });
    return hash;
  }
}

function hashOf(password: string, { argon2KiB, argon2Passes }: SecretCosts): Promise<string> {
  return hashArgon2(password, { memoryCost: argon2KiB, timeCost: argon2Passes });
}

/** Whether a password would be hashed in another way now. */
function isOutdated(hash: string, { argon2KiB, argon2Passes }: SecretCosts): boolean {
  if (!hash.startsWith('$argon2id$')) return true;
  const { memoryCost, timeCost } = parseOptions(hash);
  return memoryCost !== argon2KiB || timeCost !== argon2Passes;
}

/**
 * How many passwords are hashed at once, in threads of their own: a core is left for everyone who talks, and a thread of
 * the few that Node.js has is left for the rest of the server.
 */
const atOnceMax = Math.min(3, Math.max(1, availableParallelism() - 1));

/** How many may wait for that; each takes some hundredths of a second. */
const waitingMax = 128;
