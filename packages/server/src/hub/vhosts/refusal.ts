/** What has to do with vhosts. */
export type VhostRefusal =
  | { readonly code: 'vhost-invalid'; readonly host: string }
  | { readonly code: 'vhost-had'; readonly host: string }
  | { readonly code: 'vhost-too-soon'; readonly seconds: number }
  | { readonly code: 'vhost-requests-closed' }
  /** The server is closed as far as that (DEFCON 3). */
  | { readonly code: 'vhosts-closed' }
  | { readonly code: 'vhost-not-offered'; readonly host: string }
  | { readonly code: 'vhost-not-wanted'; readonly account: string }
  /** `host` is what is wanted. */
  | { readonly code: 'vhost-other-wanted'; readonly account: string; readonly host: string }
  | { readonly code: 'vhosts-forbidden'; readonly account: string }
  | { readonly code: 'no-vhost'; readonly account: string };
