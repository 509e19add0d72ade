/** Why the hub did not do what it was asked with metadata (IRCv3 metadata, "Replies"). */
export type MetadataRefusal =
  /** There is no such user or channel, or the asker may not know of its metadata. */
  | { readonly code: 'metadata-target-invalid'; readonly target: string }
  | { readonly code: 'metadata-key-invalid'; readonly key: string }
  | { readonly code: 'metadata-value-invalid'; readonly key: string; readonly bytesMax: number }
  /** `key` is `*` when all keys are meant. */
  | { readonly code: 'metadata-not-allowed'; readonly target: string; readonly key: string }
  | { readonly code: 'metadata-full'; readonly target: string; readonly max: number }
  | {
      readonly code: 'metadata-too-soon';
      readonly target: string;
      readonly key: string;
      readonly seconds: number;
    };
