import type { ToOne } from './audience.ts';
import type { Ban } from './bans/ban.ts';
import type { DefconLevel } from './bans/defcon.ts';
import type { Force } from './forced/effect.ts';
import type { Identity, Origin } from './identity.ts';
import type { Via } from './session.ts';

/** What operators of the server are told of who listen to its notices (user mode `s`). */
export type Report =
  | { readonly what: 'came'; readonly who: Identity; readonly origin: Origin; readonly via: Via }
  | { readonly what: 'left'; readonly who: Identity; readonly reason: string }
  | { readonly what: 'killed'; readonly by: Identity; readonly who: Identity; readonly reason: string }
  | { readonly what: 'opered'; readonly who: Identity; readonly name: string }
  | {
      readonly what: 'oper-failed';
      readonly who: Identity;
      readonly origin: Origin;
      readonly name: string;
    }
  | { readonly what: 'rehashed'; readonly by: Identity }
  /** `gone` is how many of those who were here it hit. */
  | { readonly what: 'banned'; readonly by: Identity; readonly ban: Ban; readonly gone: number }
  | { readonly what: 'unbanned'; readonly by: Identity; readonly ban: Ban }
  | { readonly what: 'forced'; readonly by: Identity; readonly who: Identity; readonly force: Force }
  | { readonly what: 'defcon'; readonly by: Identity; readonly level: DefconLevel }
  | {
      readonly what: 'vhost-requested';
      readonly who: Identity;
      readonly account: string;
      readonly host: string;
    }
  | {
      readonly what: 'vhost-decided';
      readonly by: Identity;
      readonly account: string;
      readonly host: string;
      readonly approved: boolean;
    }
  | { readonly what: 'incident'; readonly incident: string; readonly nick: string | undefined }
  | {
      readonly what: 'saving';
      readonly failure: string | undefined;
      readonly of: 'history' | undefined;
    };

/** Something happened that operators of the server are told of. */
export interface Reported extends ToOne {
  readonly type: 'reported';
  readonly report: Report;
}
