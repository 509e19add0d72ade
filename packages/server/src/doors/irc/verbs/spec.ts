import type { Message } from '@salon/protocol';
import type { IrcClient } from '../client.ts';

/** One command of IRC: who may send it, how many parameters it needs, and what it asks for. */
export interface Verb {
  readonly for: 'newcomers' | 'users' | 'all';
  /** With fewer it is answered by ERR_NEEDMOREPARAMS. */
  readonly paramsMin: number;
  /** What may follow it, in the notation of the RFCs. */
  readonly takes: string;
  /** One sentence for the reference. */
  readonly help: string;
  readonly run: (client: IrcClient, message: Message) => void;
}

/** The words of a comma-separated list, without the empty ones. */
export function wordsOf(list: string | undefined): string[] {
  return (list ?? '').split(',').filter(item => item !== '');
}
