import type { Keep } from '@salon/client';
import { expect, test } from 'vitest';
import { forgetLogin, keepLogin, keptLogin } from './kept-login.ts';

function keeping(first?: string): Keep {
  const all = new Map<string, string>(first === undefined ? [] : [['login', first]]);
  return {
    get: key => all.get(key),
    set: (key, value) => void (value === undefined ? all.delete(key) : all.set(key, value)),
  };
}

const login = { account: 'alice', token: 'salon_secret', id: 'k3' };

test('a login is there at the next visit, until it is forgotten', () => {
  const keep = keeping();
  expect(keptLogin(keep)).toBeUndefined();
  keepLogin(login, keep);
  expect(keptLogin(keep)).toEqual(login);
  forgetLogin(keep);
  expect(keptLogin(keep)).toBeUndefined();
});

test.each(['', 'null', '{', '[]', '{"account":"alice"}', '{"account":"alice","token":7,"id":"k3"}'])(
  'what is no login is none: %s',
  text => {
    expect(keptLogin(keeping(text))).toBeUndefined();
  },
);

test('nothing else comes along', () => {
  expect(keptLogin(keeping(JSON.stringify({ ...login, password: 'x' })))).toEqual(login);
});
