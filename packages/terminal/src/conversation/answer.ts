import type { Conversation, Deed, Step } from './model.ts';

/** Gives the server a pseudo. */
export function answer(now: Conversation, pseudo: string, before: readonly Deed[] = []): Step {
  return {
    next: { ...now, stage: { state: 'answered', answer: pseudo } },
    deeds: [...before, { do: 'send', text: `${pseudo}\n` }],
  };
}
