/** Why the hub does not tell or change how far someone has read. */
export type MarkerRefusal =
  /** It can be the name of no channel and of nobody. */
  { readonly code: 'marker-target-invalid'; readonly target: string };
