import { expect, test } from 'vitest';
import { faultOf } from './faults.ts';

test('a refusal is said at its field, in the words of the user where there are some', () => {
  expect(faultOf({ ok: false, code: 'ACCOUNT_EXISTS', text: 'taken' })).toEqual({
    place: 'account',
    key: 'account.fault.accountExists',
    text: 'taken',
  });
  expect(faultOf({ ok: false, code: 'UNACCEPTABLE_PASSWORD', text: 'looks like a token' })).toEqual({
    place: 'password',
    text: 'looks like a token',
  });
  expect(faultOf({ ok: false, code: 'NEVER_HEARD_OF', text: 'no' })).toEqual({ place: 'form', text: 'no' });
});
