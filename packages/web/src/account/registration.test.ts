import { expect, test } from 'vitest';
import { termsOf } from './registration.ts';

test('the terms are those of the capability', () => {
  expect(termsOf('before-connect,custom-account-name')).toEqual({ anyName: true, needsEmail: false });
  expect(termsOf('email-required')).toEqual({ anyName: false, needsEmail: true });
  expect(termsOf(undefined)).toEqual({ anyName: false, needsEmail: false });
});
