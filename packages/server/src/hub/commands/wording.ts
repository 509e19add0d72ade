import { hasFormatting, isForPrograms, joinLines, stripFormatting } from '@salon/protocol';
import type { SilencedBecause } from '../refusal.ts';
import type { Say } from '../signal.ts';
import { hasFlag } from '../state/channel.ts';
import type { Channel } from '../state/model.ts';

/** What someone says, with its lines where it has several. */
type Words = Pick<Say, 'text' | 'lines'>;

/** What no one may say in a channel, whoever she is: CTCP by mode C, formatting by mode c. */
export function whatIsUnsaid(channel: Channel, words: Words): SilencedBecause | undefined {
  if (hasFlag(channel, 'C') && holdsCtcp(words)) return 'ctcp';
  return hasFlag(channel, 'c') && hasFormatting(words.text) ? 'formatting' : undefined;
}

/** Words as the members of a channel get to see them: by mode S without their formatting. */
export function asSaidIn<W extends Words>(channel: Channel, words: W): W {
  if (!hasFlag(channel, 'S') || !hasFormatting(words.text)) return words;
  if (words.lines === undefined) return { ...words, text: stripFormatting(words.text) };
  const lines = words.lines.map(line => ({ ...line, text: stripFormatting(line.text) }));
  return { ...words, lines, text: joinLines(lines) };
}

/** Whether any of it is talk between programs: each line is, to clients that are shown it by itself. */
export function holdsCtcp({ text, lines }: Words): boolean {
  return lines === undefined ? isForPrograms(text) : lines.some(line => isForPrograms(line.text));
}
