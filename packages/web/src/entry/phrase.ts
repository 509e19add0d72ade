import type { LinkPhase } from '@salon/client';

/** What stands below the field: a key of the words, and what fills it in. Undefined when there is nothing to say. */
export interface Phrase {
  readonly key: string;
  readonly values?: Readonly<Record<string, string>>;
  /** Which field it is about; `none` for what is wrong beside the fields. */
  readonly about: 'nick' | 'login' | 'password' | 'none';
}

/** What the door says when it does not let one in. */
export function phraseOf(now: LinkPhase): Phrase | undefined {
  if (now.phase === 'waiting') return { key: 'entry.serverAway', about: 'none' };
  if (now.phase === 'left')
    return now.reason === ''
      ? undefined
      : { key: 'entry.left', values: { reason: now.reason }, about: 'none' };
  if (now.phase !== 'refused') return undefined;
  const { why, text } = now.refusal;
  switch (why) {
    case 'nick-in-use':
      return { key: 'entry.nickTaken', about: 'nick' };
    case 'nick-wrong':
      return { key: 'entry.nickWrong', about: 'nick' };
    case 'nick-owned':
      return { key: 'entry.nickOwned', about: 'nick' };
    case 'login-failed':
      return { key: 'entry.loginFailed', about: 'login' };
    case 'password':
      return { key: 'entry.passwordWanted', about: 'password' };
    case 'banned':
      return { key: 'entry.banned', values: { text }, about: 'none' };
    case 'other':
      return { key: 'entry.refused', values: { text }, about: 'none' };
  }
}
