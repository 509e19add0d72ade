import type { IrcContext } from './context.ts';
import { type NumericLines, word } from './lines.ts';

/** Statistics by their letter, which ends the answer whatever it is (Modern IRC, "STATS message"). */
export function ircStats(context: IrcContext, lines: NumericLines, letter: string): string {
  return (statistics[letter]?.(context, lines) ?? '') + lines.line('RPL_ENDOFSTATS', word(letter));
}

const statistics: Readonly<Record<string, (context: IrcContext, lines: NumericLines) => string>> = {
  u: uptime,
  m: (context, lines) =>
    [...context.uses()].map(([verb, count]) => lines.line('RPL_STATSCOMMANDS', verb, String(count))).join(''),
  o: ({ operators }, lines) =>
    operators.map(name => lines.line('RPL_STATSOLINE', 'O', '*', '*', name)).join(''),
};

function uptime({ now, startedAt }: IrcContext, lines: NumericLines): string {
  const seconds = Math.floor((now() - startedAt) / 1000);
  const two = (count: number) => String(count).padStart(2, '0');
  const time = `${Math.floor(seconds / 3600) % 24}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return lines.line('RPL_STATSUPTIME', `:Server Up ${Math.floor(seconds / 86_400)} days ${time}`);
}
