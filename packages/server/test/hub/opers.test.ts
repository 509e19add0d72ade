import { beforeEach, expect, test } from 'vitest';
import { Hub } from '../../src/hub/hub.ts';
import type { Privilege } from '../../src/hub/privilege.ts';
import { smallSettings } from './settings.ts';

const certfp = 'ab'.repeat(32);
const privileges: readonly Privilege[] = ['kill'];

let hub: Hub;

/** Someone comes in with a certificate, or without. Returns what happened. */
function enter(session: number, nick: string, shown?: string) {
  const origin = { address: '192.0.2.1', host: 'h', secure: true, ...(shown && { certfp: shown }) };
  const who = { nick, user: '~u', host: 'h', origin, real: nick, via: 'irc', channels: [] } as const;
  return hub.step({ session, at: 1, command: { type: 'enter', ...who } }).map(({ type }) => type);
}

beforeEach(() => {
  hub = new Hub();
  const autoOpers = [{ name: 'auto', certfp, privileges }];
  hub.step({ session: 0, at: 1, command: { type: 'configure', settings: { ...smallSettings, autoOpers } } });
});

test('who shows the certificate that is to make an operator without OPER comes in as one', () => {
  expect(enter(1, 'a', certfp)).toContain('opered');
  expect(hub.state.nicks.get('a')?.oper).toStrictEqual({ name: 'auto', privileges });
});

test('another certificate, and none, make nobody one', () => {
  expect(enter(1, 'a', 'cd'.repeat(32))).not.toContain('opered');
  expect(enter(2, 'b')).not.toContain('opered');
  expect(hub.state.opers.size).toBe(0);
});

test('a name that wants a certificate is had by OPER with that one only', () => {
  const become = { type: 'oper', name: 'root', privileges, certfp } as const;
  enter(1, 'a');
  expect(hub.step({ session: 1, at: 1, command: become })).toMatchObject([
    { type: 'oper-failed', name: 'root' },
    { type: 'audited', action: 'oper-failed', target: 'root' },
  ]);
  enter(2, 'b', certfp);
  expect(hub.step({ session: 2, at: 1, command: become })[0]).toMatchObject({ type: 'opered', name: 'root' });
});
