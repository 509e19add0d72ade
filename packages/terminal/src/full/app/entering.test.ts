import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChatClient, Entrance } from '@salon/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deedOf } from '../input/bindings.ts';
import { Presses } from '../input/presses.ts';
import { Profile } from '../world/profile.ts';
import { Entering } from './entering.ts';
import { Signal } from './signal.ts';

const address = { host: 'chat.example', port: 6697, isTls: true };

let home: string;
let entered: Entrance[];
let profile: Profile;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'salon-home-'));
  entered = [];
  profile = new Profile('default', { XDG_CONFIG_HOME: home });
  profile.entered(address, 'ally');
});
afterEach(() => rmSync(home, { recursive: true }));

/** Someone at the door, who may be logged in on this device. */
function atDoor() {
  const nothing = () => undefined;
  const client = { enter: (entrance: Entrance) => void entered.push(entrance) } as unknown as ChatClient;
  const entering = new Entering(client, profile, address, new Signal(nothing), nothing);
  const presses = new Presses();
  const types = (bytes: string) => {
    for (const press of [...presses.push(bytes), ...presses.flush()])
      entering.press(press, press.type === 'key' ? deedOf(press.key) : undefined);
  };
  return { entering, types };
}

test('a server that wants a password besides takes the login as well', () => {
  profile.setLogin(address, { account: 'alice', token: 'secret' });
  const { entering, types } = atDoor();
  entering.comeBack();
  entering.refused({ why: 'password', text: 'Password incorrect' });
  types('open\r');
  const login = { account: 'alice', secret: 'secret' };
  expect(entered.map(entrance => [entrance.login, entrance.password])).toEqual([
    [login, undefined],
    [login, 'open'],
  ]);
});

test('a token that is not taken is forgotten, and the password of its account is asked for', () => {
  profile.setLogin(address, { account: 'alice', token: 'old' });
  const { entering, types } = atDoor();
  entering.comeBack();
  entering.refused({ why: 'login-failed', text: 'Wrong password' });
  expect(profile.loginAt(address)).toBeUndefined();
  expect(entering.prompt).toBe('>> Password of alice: ');
  types('mine\r');
  expect(entered.at(-1)).toMatchObject({ nick: 'ally', login: { account: 'alice', secret: 'mine' } });
});

test('Escape begins again, as someone who is not logged in', () => {
  const { entering, types } = atDoor();
  types('\t');
  expect(entering.prompt).toBe('>> Password of ally: ');
  types('wrong\r');
  entering.refused({ why: 'login-failed', text: 'Wrong password' });
  types('\x1b');
  types('guest\r');
  expect(entered.at(-1)).toMatchObject({ nick: 'guest' });
  expect(entered.at(-1)).not.toHaveProperty('login');
});
