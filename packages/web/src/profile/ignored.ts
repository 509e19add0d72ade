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

/** Why a line was not done, when one of its answers says so. */
export function refusalIn(
  lines: readonly string[],
): { readonly code: string; readonly text: string } | undefined {
  for (const line of lines) {
    const message = parseLine(line);
    if (message === undefined) continue;
    const { command, params } = message;
    if (command === 'FAIL') return { code: params[1] ?? command, text: params.at(-1) ?? '' };
    if (/^[45]\d\d$/.test(command)) return { code: command, text: params.at(-1) ?? '' };
  }
  return undefined;
}
