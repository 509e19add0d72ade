/** Tags of a line, by name; a tag without a value has the empty string (IRCv3 message-tags). */
export type Tags = ReadonlyMap<string, string>;

/** One line of IRC, taken apart as in the Modern IRC document, "Message format". */
export interface Message {
  readonly tags: Tags;
  /** What stood behind the colon at the line's beginning, without it. Servers ignore it in what clients send. */
  readonly source: string | undefined;
  /** In upper case. Empty when the line held no command. */
  readonly command: string;
  readonly params: readonly string[];
}
