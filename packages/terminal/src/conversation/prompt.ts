import { question } from '../door.ts';
import type { Conversation } from './model.ts';

/** How the input line looks: what stands before it, and whether it takes an answer (kept out of the history) or talk. */
export interface Prompt {
  readonly text: string;
  readonly mode: 'answer' | 'talk';
}

/** The prompt that fits where the conversation stands. */
export function promptOf({ stage: { state }, pseudo }: Conversation): Prompt {
  switch (state) {
    case 'asked':
      return { text: question, mode: 'answer' };
    case 'talking':
      return { text: '> ', mode: 'talk' };
    case 'answered':
      return { text: pseudo === undefined ? '> ' : 'offline> ', mode: 'talk' };
    default:
      return pseudo === undefined ? { text: '', mode: 'answer' } : { text: 'offline> ', mode: 'talk' };
  }
}
