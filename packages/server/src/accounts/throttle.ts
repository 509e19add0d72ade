import { Tally } from './tally.ts';

/** How often one may be wrong. 0 means any number of times. */
export interface ThrottleLimits {
  /** Wrong passwords and codes from one address in a window. */
  readonly failuresPerAddressMax: number;
  /** Wrong passwords and codes for one account in a window, from wherever its owner has not logged in. */
  readonly failuresPerAccountMax: number;
  readonly failuresWindowSeconds: number;
  /** Accounts that one address may make, and messages that it may have sent, in a window. */
  readonly registrationsPerAddressMax: number;
  readonly registrationsWindowSeconds: number;
}

/**
 * Keeps passwords from being guessed: who is wrong too often has to wait. An address waits for what came from it. An
 * account waits for what was tried on it from anywhere, but its owner does not wait where she logged in before: else
 * everyone could lock her out. What is remembered is bounded.
 */
export class Throttle {
  private readonly limits: () => ThrottleLimits;
  private readonly byAddress: Tally;
  private readonly byAccount: Tally;
  private readonly registrations: Tally;
  /** Accounts with the networks from which they were logged in to, the latest last. */
  private readonly familiar = new Set<string>();

  /** `ticks` tells the time in milliseconds that never go back. */
  constructor(limits: () => ThrottleLimits, ticks: () => number) {
    this.limits = limits;
    this.byAddress = new Tally(ticks, () => limits().failuresWindowSeconds * 1000);
    this.byAccount = new Tally(ticks, () => limits().failuresWindowSeconds * 1000);
    this.registrations = new Tally(ticks, () => limits().registrationsWindowSeconds * 1000);
  }

  /** How many seconds someone must wait who wants to log in to an account from a network, if she must. */
  secondsToLogIn(network: string, account: string): number | undefined {
    const { failuresPerAddressMax, failuresPerAccountMax } = this.limits();
    const wait = this.byAddress.secondsToWait(network, failuresPerAddressMax);
    if (wait !== undefined || this.familiar.has(pairOf(account, network))) return wait;
    return this.byAccount.secondsToWait(account, failuresPerAccountMax);
  }

  /** A password was wrong, or a code. */
  failed(network: string, account: string): void {
    this.byAddress.add(network);
    if (!this.familiar.has(pairOf(account, network))) this.byAccount.add(account);
  }

  /** A password was right. What was wrong before still counts: else one's own account would pay for guesses. */
  succeeded(network: string, account: string): void {
    const pair = pairOf(account, network);
    this.familiar.delete(pair);
    this.familiar.add(pair);
    if (this.familiar.size <= familiarMax) return;
    const [oldest] = this.familiar;
    if (oldest !== undefined) this.familiar.delete(oldest);
  }

  /**
   * Counts that someone wants an account, or a message sent; returns how many seconds she must wait if it is too often,
   * and counts nothing then.
   */
  secondsToRegister(network: string): number | undefined {
    const wait = this.registrations.secondsToWait(network, this.limits().registrationsPerAddressMax);
    if (wait === undefined) this.registrations.add(network);
    return wait;
  }

  /** Nothing came of it. */
  notRegistered(network: string): void {
    this.registrations.takeBack(network);
  }

  /** How many addresses and accounts are remembered. */
  get remembered(): number {
    return this.byAddress.size + this.byAccount.size + this.registrations.size + this.familiar.size;
  }
}

/** Neither has a space in it. */
function pairOf(account: string, network: string): string {
  return `${account} ${network}`;
}

/** Some megabytes; who logged in longest ago is a stranger again. */
const familiarMax = 65_536;
