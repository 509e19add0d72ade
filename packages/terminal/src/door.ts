// The few words of the line door that the client understands. Everything else it only shows.

/** What the door asks a newcomer. It comes without a newline: the answer is typed right behind it. */
export const question = '>> Enter pseudo: ';

/** The pseudo in `>> Welcome alice !`, or undefined for any other line. */
export function welcomedPseudo(line: string): string | undefined {
  return /^>> Welcome (.+) !$/.exec(line)?.[1];
}

/** The new pseudo in `>> alice is now known as bob.` if `pseudo` is the old one, otherwise undefined. */
export function renamedTo(line: string, pseudo: string): string | undefined {
  const [, before, after] = /^>> (\S+) is now known as (\S+)\.$/.exec(line) ?? [];
  return before === pseudo ? after : undefined;
}

/**
 * Whether the line says that `pseudo` is put out for being idle too long. Everybody may read such a line, so the
 * pseudo counts; nobody can fake it by talking, because speech begins with `bob: `.
 */
export function saysForcedOut(line: string, pseudo: string): boolean {
  return line === `${pseudo} seems to be afk. Force disconnection.`;
}

/** Whether a typed line asks to leave: `/quit`, alone or with a last word. */
export function asksToQuit(line: string): boolean {
  return /^\/quit(\s|$)/i.test(line);
}
