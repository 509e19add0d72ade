/** A line of a message that has several (IRCv3 multiline). */
export interface MessageLine {
  readonly text: string;
  /** Whether it goes on where the line before it ended, with no line feed between them. */
  readonly goesOn: boolean;
}

/** What several lines are together: one text, with a line feed between those that do not go on. */
export function joinLines(lines: readonly MessageLine[]): string {
  return lines.map(({ text, goesOn }, index) => (goesOn || index === 0 ? text : `\n${text}`)).join('');
}
