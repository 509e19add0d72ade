import { expect, test } from 'vitest';
import { isSlip } from './slip.ts';

test.each([
  'nickserv identify swordfish',
  'NickServ IDENTIFY alice swordfish',
  'ns login swordfish',
  '/ns register swordfish',
  ' /msg nickserv identify swordfish',
  '/msg NickServ set password old new',
  'msg nickserv register swordfish a@example.org',
  '.ns id swordfish',
  ' /login alice swordfish',
])('%j has a password in it', text => {
  expect(isSlip(text)).toBe(true);
});

test.each([
  '',
  'hello',
  'nickserv is a word of this server',
  'ns identify',
  'register now and win',
  'login swordfish',
  'ask nickserv: /ns help',
  'ns info alice',
  'how do I identify alice?',
])('%j is speech', text => {
  expect(isSlip(text)).toBe(false);
});
