import { type Casemapping, fold, nickFault, serviceNamed, skeletonOf } from '@salon/protocol';
import type { ImportGround } from './ground.ts';

/** Whose a nick is. */
interface Owner {
  readonly account: string;
  /** Whether it was there before the import. */
  readonly wasHere: boolean;
}

/** Whose all nicks are, those of the import included, and what they look like. */
export class Names {
  private readonly mapping: Casemapping;
  private readonly nickCharsMax: number;
  private readonly owners = new Map<string, Owner>();
  private readonly lookalikes = new Map<string, Owner>();

  constructor({ settings, accounts }: ImportGround) {
    this.mapping = settings.casemapping;
    this.nickCharsMax = settings.nickCharsMax;
    for (const { name, nicks } of accounts) {
      for (const nick of [name, ...nicks]) this.add(nick, { account: name, wasHere: true });
    }
  }

  /** Gives a nick to an account of the import. */
  give(nick: string, account: string): void {
    this.add(nick, { account, wasHere: false });
  }

  /**
   * The account of the import to which a nick belongs. One that was here before may be somebody else's of the same
   * name, and gets no rights that were given elsewhere.
   */
  comerOf(nick: string): string | undefined {
    const owner = this.owners.get(fold(nick, this.mapping));
    return owner?.wasHere === false ? owner.account : undefined;
  }

  /** Why an account cannot have a nick, or be called so, if that is so. */
  whyNot(nick: string, account: string): string | undefined {
    const fault = nickFault(nick, this.nickCharsMax);
    if (fault === 'too-long') return `it is longer than ${this.nickCharsMax} characters`;
    if (fault !== undefined) return faults[fault];
    if (serviceNamed(nick) !== undefined) return 'the server itself listens by this name';
    const owner = this.owners.get(fold(nick, this.mapping));
    if (owner !== undefined) return owner.wasHere ? 'it belongs to an account that is here' : takenWhy(owner);
    const alike = this.lookalikes.get(skeletonOf(nick, this.mapping));
    return alike === undefined || alike.account === account
      ? undefined
      : `it looks like a nick of ${alike.account}`;
  }

  private add(nick: string, owner: Owner): void {
    this.owners.set(fold(nick, this.mapping), owner);
    this.lookalikes.set(skeletonOf(nick, this.mapping), owner);
  }
}

function takenWhy({ account }: Owner): string {
  return `it belongs to ${account} of the same file`;
}

const faults = {
  empty: 'it is empty',
  'forbidden-character': 'there is a character in it that no nick has here',
  'forbidden-start': 'it begins with a digit or a hyphen',
} as const;
