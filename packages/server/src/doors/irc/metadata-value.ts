import type { MetadataLimits } from '../../hub/metadata/limits.ts';

/** The value of the capability of metadata (IRCv3 metadata): what a client may do, and how much of it. */
export function metadataValue(limits: MetadataLimits): string {
  return [
    'before-connect',
    `max-subs=${limits.subscriptionsMax}`,
    `max-keys=${limits.keysMax}`,
    `max-key-bytes=${limits.keyBytesMax}`,
    `max-value-bytes=${limits.valueBytesMax}`,
  ].join(',');
}
