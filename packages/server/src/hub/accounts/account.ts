/**
 * An account, as everyone may know it: how its owner proves that it is hers is kept outside of the hub, under
 * `credential`. A new value is made when anything of it changes. It is kept as it is here.
 */
export interface Account {
  /** As it is shown; folded, no two are the same. */
  readonly name: string;
  readonly credential: string;
  /** Milliseconds since 1970. */
  readonly registeredAt: number;
  /** Until when its owner must have shown that an address is hers, if she has not yet; milliseconds since 1970. */
  readonly verifyUntil?: number;
  /** Nicks that belong to it besides its name, as they are shown. */
  readonly nicks: readonly string[];
  /** Whether its owner wants to have its nicks for herself, if she said so. */
  readonly enforce?: boolean;
  /** Whether its owner wants several sessions of hers to have one nick, if she said so. */
  readonly devices?: boolean;
  /** Whether she wants to stay present when her last session ends, if she said so. */
  readonly alwaysOn?: boolean;
  readonly suspended?: Suspension;
}

/** Whether an account can be logged in to: its owner has shown what she must. */
export function isVerified(account: Account): boolean {
  return account.verifyUntil === undefined;
}

/** Why nobody may log in to an account at a time, if that is so. */
export function suspensionOf({ suspended }: Account, at: number): Suspension | undefined {
  return suspended === undefined || (suspended.until ?? Number.POSITIVE_INFINITY) <= at
    ? undefined
    : suspended;
}

/** All nicks that belong to an account. */
export function nicksOf({ name, nicks }: Account): readonly string[] {
  return [name, ...nicks];
}

/** Why nobody may log in to an account. */
export interface Suspension {
  readonly reason: string;
  /** The name of the operator; an asterisk for the command line. */
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Until when, in milliseconds since 1970; for ever when it is left out. */
  readonly until?: number;
}
