import type { DefconLevel } from './defcon.ts';

/** What operators of the server may do about who comes in. */
export type BanCommand = BanSomeone | Unban | SetDefcon;

/** An operator of the server does not want someone in it. */
export interface BanSomeone {
  readonly type: 'ban';
  /** An address, a network, a mask or an account. */
  readonly target: string;
  /** The only kind that is meant, where the word says so. */
  readonly only?: 'network' | 'mask';
  /** For how long; for ever when it is left out. */
  readonly seconds?: number;
  /** What those are told whom it hits. */
  readonly reason: string;
  /** What operators tell each other about it besides. */
  readonly note?: string;
  /** Whether it may hit nearly everyone. */
  readonly forced?: boolean;
  /** Whether who is logged in to an account may come in all the same. */
  readonly sparesAccounts?: boolean;
}

/** An operator of the server lifts a ban. */
export interface Unban {
  readonly type: 'unban';
  readonly target: string;
}

/** An operator of the server closes it by some steps, or opens it. */
export interface SetDefcon {
  readonly type: 'defcon';
  readonly level: DefconLevel;
}
