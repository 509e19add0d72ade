import { completeMask, parseLine } from '@salon/protocol';

/** The masks of RPL_SILELIST in what SILENCE answered. */
export function ignoredMasks(lines: readonly string[]): readonly string[] {
  return lines.flatMap(line => {
    const message = parseLine(line);
    return message?.command === '271' ? [message.params.at(-1) ?? ''] : [];
  });
}

/** The mask by which someone is ignored, whatever her host is. */
export function ignoreMask(nick: string): string {
  return completeMask(nick);
}

/** Why a line was not done, when one of its answers says so. Answers come with and without the colon before the last word. */
export function refusalIn(
  lines: readonly string[],
): { readonly code: string; readonly text: string } | undefined {
  for (const line of lines) {
    const [, command = '', rest = ''] = /^(?:@\S+ )?(?::\S+ )?(\S+) ?(.*)$/s.exec(line) ?? [];
    const words = rest.replace(/(^| ):/, '$1').split(' ');
    if (command === 'FAIL') return { code: words[1] ?? command, text: words.slice(2).join(' ') };
    // The first word of a numeric is the user's own nick.
    if (/^[45]\d\d$/.test(command)) return { code: command, text: words.slice(1).join(' ') };
  }
  return undefined;
}
