import type { Failure } from '@salon/client';

/** The field of a form that a refusal is about; `form` for none in particular. */
export type FaultPlace = 'account' | 'email' | 'password' | 'code' | 'form';

/** Where a refusal is said, and by which words; without a key by those of the server. */
export interface Fault {
  readonly place: FaultPlace;
  readonly key?: string;
  readonly text: string;
}

const known: Readonly<Record<string, readonly [FaultPlace, string?]>> = {
  ACCOUNT_EXISTS: ['account', 'accountExists'],
  ACCOUNT_NAME_MUST_BE_NICK: ['account', 'mustBeNick'],
  BAD_ACCOUNT_NAME: ['account', 'badName'],
  INVALID_EMAIL: ['email', 'badEmail'],
  UNACCEPTABLE_EMAIL: ['email', 'badEmail'],
  WEAK_PASSWORD: ['password', 'weakPassword'],
  UNACCEPTABLE_PASSWORD: ['password'],
  INVALID_CODE: ['code', 'badCode'],
  TEMPORARILY_UNAVAILABLE: ['form', 'later'],
  OFFLINE: ['form', 'offline'],
  '904': ['password', 'wrongPassword'],
  '902': ['form'],
};

/** What a refusal means for the form; `account.fault.<key>` in the language files says it. */
export function faultOf({ code, text }: Failure): Fault {
  const [place, key] = known[code] ?? ['form'];
  return key === undefined ? { place, text } : { place, key: `account.fault.${key}`, text };
}
