import type { DefconRefusal } from './defcon.ts';

/** What has to do with who is kept out of the server. */
export type BanRefusal =
  | EntryRefusal
  /** A ban hits those who have it. */
  | { readonly code: 'nick-banned'; readonly nick: string; readonly reason: string }
  /** `only` is the kind of target that would have been right. */
  | {
      readonly code: 'ban-target-invalid';
      readonly target: string;
      readonly only: 'network' | 'mask' | undefined;
    }
  /** It would hit nearly everyone. */
  | { readonly code: 'ban-too-wide'; readonly target: string }
  | { readonly code: 'no-such-ban'; readonly target: string };

/** Why a newcomer is not let in, whatever nick she gives. */
export type EntryRefusal =
  /** `until` in milliseconds since 1970. */
  | { readonly code: 'you-are-banned'; readonly reason: string; readonly until: number | undefined }
  | DefconRefusal;
