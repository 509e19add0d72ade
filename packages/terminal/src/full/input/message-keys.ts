/** What can be done with a message that is chosen. */
export type Act =
  | 'reply'
  | 'edit'
  | 'remove'
  | 'react'
  | 'resend'
  | 'discard'
  | 'copy'
  | 'follow'
  | 'profile';

/** A key that does something with the message that is chosen. */
export interface MessageKey {
  readonly keys: readonly string[];
  readonly act: Act;
  /** For the status line. */
  readonly short: string;
  /** For the list of keys. */
  readonly words: string;
}

/** All of them, in the order in which they are told. */
export const messageKeys: readonly MessageKey[] = [
  { keys: ['r', 'Enter'], act: 'reply', short: 'reply', words: 'reply to it' },
  { keys: ['e'], act: 'edit', short: 'edit', words: 'give your own another text' },
  { keys: ['d'], act: 'remove', short: 'delete', words: 'delete it, when y is pressed then' },
  { keys: ['+', ':'], act: 'react', short: 'react', words: 'give a reaction, or take it back' },
  { keys: ['s'], act: 'resend', short: 'send again', words: 'send again what was not sent' },
  { keys: ['x'], act: 'discard', short: 'throw away', words: 'throw away what was not sent' },
  { keys: ['y'], act: 'copy', short: 'copy', words: 'copy its text to the clipboard of the terminal' },
  { keys: ['g'], act: 'follow', short: 'answered', words: 'go to what it answers' },
  { keys: ['p'], act: 'profile', short: 'who', words: 'show who said it' },
];

const byKey = new Map(messageKeys.flatMap(({ keys, act }) => keys.map(key => [key, act] as const)));

/** What a key does with a message; undefined when nothing. */
export function actOf(key: string): Act | undefined {
  return byKey.get(key);
}
