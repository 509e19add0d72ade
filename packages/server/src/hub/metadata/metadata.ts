import { isMetadataKey, utf8Bytes } from '@salon/protocol';
import type { MetadataLimits } from './limits.ts';
import type { MetadataRefusal } from './refusal.ts';

/** Values by their keys, in the order in which they were set first. Replaced, never changed. */
export type Metadata = ReadonlyMap<string, string>;

/** Most have none, and share this. */
export const noMetadata: Metadata = new Map();

/** Who may see a key: everyone who may see whose it is, or only some operators of the server. */
export type KeyVisibility = 'everyone' | 'operators';

/** Who may see a key. */
export function visibilityOf({ operatorKeys }: MetadataLimits, key: string): KeyVisibility {
  const isTheirs = operatorKeys.some(own => (own.endsWith('/') ? key.startsWith(own) : key === own));
  return isTheirs ? 'operators' : 'everyone';
}

/** Whether a key can be one here. */
export function isKeyHere({ keyBytesMax }: MetadataLimits, key: string): boolean {
  return isMetadataKey(key) && key.length <= keyBytesMax;
}

/** Metadata with another value under a key; without the key when there is no value. */
export function withKey(metadata: Metadata, key: string, value: string | undefined): Metadata {
  const next = new Map(metadata);
  if (value === undefined) next.delete(key);
  else next.set(key, value);
  return next;
}

/** Metadata without some keys. */
export function withoutKeys(metadata: Metadata, keys: readonly string[]): Metadata {
  return new Map([...metadata].filter(([key]) => !keys.includes(key)));
}

/** Whether there is room for one key more. Keys of operators and those of everyone do not take each other's room. */
function hasRoomFor(limits: MetadataLimits, metadata: Metadata, key: string): boolean {
  if (metadata.has(key)) return true;
  const visibility = visibilityOf(limits, key);
  let others = 0;
  for (const other of metadata.keys()) if (visibilityOf(limits, other) === visibility) others += 1;
  return others < limits.keysMax;
}

/** Why a value cannot be set, if so. `target` is whose metadata it is, as clients are told. */
export function faultOfValue(
  limits: MetadataLimits,
  metadata: Metadata,
  { target, key, value }: { readonly target: string; readonly key: string; readonly value: string },
): MetadataRefusal | undefined {
  if (utf8Bytes(value) > limits.valueBytesMax) {
    return { code: 'metadata-value-invalid', key, bytesMax: limits.valueBytesMax };
  }
  return hasRoomFor(limits, metadata, key)
    ? undefined
    : { code: 'metadata-full', target, max: limits.keysMax };
}

/** All of some metadata, and of more what it has no value for yet, as far as there is room. */
export function filledUp(limits: MetadataLimits, metadata: Metadata, more: Metadata): Metadata {
  const next = new Map(metadata);
  for (const [key, value] of more) {
    if (!next.has(key) && hasRoomFor(limits, next, key)) next.set(key, value);
  }
  return next;
}
