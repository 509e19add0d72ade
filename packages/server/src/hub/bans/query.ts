import type { Identity, Origin } from '../identity.ts';
import type { Ban } from './ban.ts';
import type { DefconLevel } from './defcon.ts';

/** What may be asked about who is kept out. */
export type BanQuery =
  | { readonly type: 'bans' }
  | { readonly type: 'ban-info'; readonly target: string }
  | { readonly type: 'defcon' };

/** What is answered to operators of the server who may know it. */
export type BanAnswer = BansAre | BanInfo | DefconIs;

/** A ban, or an account that is suspended. */
export interface Banned extends Ban {
  readonly of: 'network' | 'mask' | 'account';
}

/** All bans. */
export interface BansAre {
  readonly type: 'bans';
  /** How many there are, though fewer may be shown. */
  readonly count: number;
  readonly rows: readonly Banned[];
}

/** Which bans have to do with a target, and who is here whom one on it would hit. */
export interface BanInfo {
  readonly type: 'ban-info';
  readonly target: string;
  readonly rows: readonly Banned[];
  readonly here: readonly {
    readonly who: Identity;
    /** Where each of her sessions comes from. */
    readonly origins: readonly Origin[];
  }[];
  /** How many are here, though fewer may be shown. */
  readonly count: number;
}

/** How far the server is closed. */
export interface DefconIs {
  readonly type: 'defcon';
  readonly level: DefconLevel;
}
