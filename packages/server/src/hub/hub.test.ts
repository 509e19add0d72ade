import { beforeEach, describe, expect, test } from 'vitest';
import { smallSettings } from '../../test/hub/settings.ts';
import { Hub } from './hub.ts';
import type { SessionId } from './session.ts';
import type { Command } from './signal.ts';

let hub: Hub;

function send(session: SessionId, command: Command, at = 1000) {
  return hub.step({ session, at, command });
}

function enter(session: SessionId, nick: string, ...channels: readonly string[]) {
  return send(session, {
    type: 'enter',
    nick,
    user: '~u',
    host: 'h',
    origin: { address: '192.0.2.1', host: 'h', secure: false },
    real: nick,
    via: 'irc',
    channels,
  });
}

beforeEach(() => {
  hub = new Hub();
  send(0, {
    type: 'configure',
    settings: { ...smallSettings, channelModesDefault: 'n' },
  });
});

describe('a hub', () => {
  test('takes no signal before its settings', () => {
    hub = new Hub();
    expect(() => enter(1, 'a')).toThrow('before its settings');
  });

  test('does nothing for who is no user, and answers her nothing', () => {
    expect(send(9, { type: 'join', channel: '#x' })).toStrictEqual([]);
    expect(send(9, { type: 'leave', reason: 'gone' })).toStrictEqual([]);
    expect(hub.ask(9, { type: 'lusers' }, 1000)).toStrictEqual([]);
    expect(hub.state.channels.size).toBe(0);
  });

  test('lets no one in twice', () => {
    enter(1, 'a');
    expect(enter(1, 'b')).toStrictEqual([]);
    expect(hub.state.users.size).toBe(1);
  });

  test('stays at its time when the clock goes back', () => {
    enter(1, 'a');
    expect(send(1, { type: 'away', message: 'x' }, 500)).toMatchObject([{ at: 1000 }, { at: 1000 }]);
  });

  test('lets someone in even where a channel does not', () => {
    enter(1, 'a', '#x');
    send(1, { type: 'mode', channel: '#x', changes: [{ on: true, letter: 'i' }] });
    expect(enter(2, 'b', '#x', '#y').map(effect => effect.type)).toStrictEqual([
      'entered',
      'refused',
      'joined',
      'answered',
      'answered',
      'answered',
    ]);
  });

  test('keeps what is there when settings become tighter', () => {
    enter(1, 'longnick', '#long');
    const { settings } = hub.state;
    if (settings === undefined) throw new Error('there are no settings');
    send(0, {
      type: 'configure',
      settings: { ...settings, casemapping: 'ascii', nickCharsMax: 3, channelBytesMax: 3 },
    });
    expect(send(1, { type: 'topic', channel: '#long', text: 'hi' })).toHaveLength(1);
    expect(send(1, { type: 'rename', nick: 'other' })).toMatchObject([{ type: 'refused' }]);
  });
});

describe('effects', () => {
  test('keep showing someone as she was when it happened', () => {
    enter(1, 'a', '#x');
    const [said] = send(1, { type: 'say', target: '#x', manner: 'message', text: 'hi' });
    send(1, { type: 'rename', nick: 'b' });
    expect(said).toMatchObject({ who: { nick: 'a', mask: 'a!~u@h' } });
  });

  test('keep their audience when others come and go', () => {
    enter(1, 'a', '#x');
    enter(2, 'b', '#x');
    const [said] = send(1, { type: 'say', target: '#x', manner: 'message', text: 'hi' });
    enter(3, 'c', '#x');
    send(2, { type: 'leave', reason: '' });
    expect(said).toMatchObject({ to: [1, 2] });
  });

  test('of one channel share their audience: speech copies nothing', () => {
    enter(1, 'a', '#x');
    const say = () => send(1, { type: 'say', target: '#x', manner: 'message', text: 'hi' });
    const [[one], [two]] = [say(), say()];
    if (one === undefined || two === undefined || !('to' in one) || !('to' in two))
      throw new Error('no speech');
    expect(one.to).toBe(two.to);
  });
});
