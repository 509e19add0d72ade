import { hasFormatting, isForPrograms, stripFormatting } from '@salon/protocol';
import type { SilencedBecause } from '../refusal.ts';
import { hasFlag } from '../state/channel.ts';
import type { Channel } from '../state/model.ts';

/** What no one may say in a channel, whoever she is: CTCP by mode C, formatting by mode c. */
export function whatIsUnsaid(channel: Channel, text: string): SilencedBecause | undefined {
  if (hasFlag(channel, 'C') && isForPrograms(text)) return 'ctcp';
  return hasFlag(channel, 'c') && hasFormatting(text) ? 'formatting' : undefined;
}

/** A text as the members of a channel get to see it: by mode S without its formatting. */
export function asSaidIn(channel: Channel, text: string): string {
  return hasFlag(channel, 'S') ? stripFormatting(text) : text;
}
