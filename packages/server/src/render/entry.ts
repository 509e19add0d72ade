import type { EntryRefusal } from '../hub/bans/refusal.ts';
import { untilWhen } from './times.ts';

/** Why a newcomer may not come in, as a sentence without its full stop. */
export function entrySentence(refusal: EntryRefusal): string {
  switch (refusal.code) {
    case 'you-are-banned':
      return bannedSentence(refusal);
    case 'no-newcomers':
      return 'The server takes no newcomers for now';
    case 'newcomers-log-in':
      return 'The server takes only newcomers for now who log in to an account first';
  }
}

/** What someone is told who is banned. */
export function bannedSentence({ reason, until }: { reason: string; until: number | undefined }): string {
  return `You are banned from this server ${untilWhen(until)}: ${reason}`;
}
