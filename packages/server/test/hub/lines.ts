/** What is wrong with a line of IRC, whatever it says (Modern IRC, "Message format"; IRCv3 message-tags). */
export function faultOfIrcLine(line: string): string | undefined {
  const [, tags = '', rest = ''] = /^(@\S* )?(.*)$/s.exec(line) ?? [];
  if (/[\r\n\0]/.test(line)) return 'holds an end of line';
  if (Buffer.byteLength(rest) > 510) return `is ${Buffer.byteLength(rest)} bytes long`;
  if (Buffer.byteLength(tags) > 8191) return 'has too many tags';
  if (!/^:\S+ \S|^(?:(?:ERROR|PING) :|AUTHENTICATE \S)/.test(rest)) return 'has no source';
  const words = (rest.split(' :', 1)[0] ?? '').split(' ');
  return words.includes('') ? 'has an empty word' : undefined;
}

/** What is wrong with a line of prose for a terminal, whatever it says. */
export function faultOfProse(line: string): string | undefined {
  return /[\p{Cc}\u2028\u2029]/u.test(line) ? 'holds a control character' : undefined;
}
