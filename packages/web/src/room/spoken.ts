import { parseLine } from '@salon/protocol';

/** What was said in lines of the server, or why they refuse: numerics, notices and the like, without their heads. */
export function spokenLines(lines: readonly string[]): readonly string[] {
  return lines.flatMap(line => {
    const message = parseLine(line);
    if (message === undefined || !/^(?:NOTICE|PRIVMSG|FAIL|NOTE|WARN|\d{3})$/.test(message.command))
      return [];
    const text = message.params.at(-1) ?? '';
    return text === '' ? [] : [text];
  });
}
