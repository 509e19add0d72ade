/** What has to do with channels that belong to someone. */
export type RegisteredRefusal =
  | { readonly code: 'channel-not-registered'; readonly channel: string }
  | { readonly code: 'channel-registered'; readonly channel: string }
  | { readonly code: 'channel-registration-closed' }
  | { readonly code: 'too-many-channels-owned'; readonly max: number }
  | { readonly code: 'founder-needed'; readonly channel: string }
  /** Access of some rank is needed, and the user has none of that rank. */
  | { readonly code: 'access-too-low'; readonly channel: string }
  | { readonly code: 'access-of-founder'; readonly channel: string; readonly account: string }
  | { readonly code: 'access-unchanged'; readonly channel: string; readonly account: string }
  | { readonly code: 'access-full'; readonly channel: string; readonly max: number }
  /** `command` is to be said again with `confirm` behind it. */
  | { readonly code: 'confirmation-needed'; readonly command: string; readonly confirm: string }
  /** 0 stands for any number. */
  | { readonly code: 'memory-too-long'; readonly daysMax: number; readonly countMax: number }
  | { readonly code: 'channel-not-offered'; readonly channel: string }
  | { readonly code: 'channel-not-purged'; readonly channel: string }
  | { readonly code: 'rank-unchanged'; readonly channel: string; readonly nick: string };
