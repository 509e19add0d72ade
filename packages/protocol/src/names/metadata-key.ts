/** Whether a text can be a key of metadata (IRCv3 metadata, "Keys and Values"). How long it may be, servers say. */
export function isMetadataKey(text: string): boolean {
  return /^[a-z0-9_./-]+$/.test(text);
}
