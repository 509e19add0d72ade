/** What the hub needs to know of the settings of metadata. */
export interface MetadataLimits {
  /** How many keys a user or a channel may have. */
  readonly keysMax: number;
  readonly keyBytesMax: number;
  readonly valueBytesMax: number;
  /** To how many keys a session may subscribe. */
  readonly subscriptionsMax: number;
  /** How many changes a user may make at once. */
  readonly changesMax: number;
  /** After how long she may make one more. */
  readonly changeSeconds: number;
  /** Who comes into a channel with more members is not shown its metadata unasked, nor are its members hers. */
  readonly joinMembersMax: number;
  /** Keys that only operators of the server see and set; one that ends in `/` stands for all that begin with it. */
  readonly operatorKeys: readonly string[];
}
