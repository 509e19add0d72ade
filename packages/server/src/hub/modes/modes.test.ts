import { channelModes } from '@salon/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { smallSettings } from '../../../test/hub/settings.ts';
import type { Effect } from '../effect.ts';
import { Hub } from '../hub.ts';
import { changedIdentity } from '../identity.ts';
import type { SessionId } from '../session.ts';
import type { Command } from '../signal.ts';
import type { User } from '../state/model.ts';

let hub: Hub;

function send(session: SessionId, command: Command): readonly Effect[] {
  return hub.step({ session, at: 1000, command });
}

function enter(session: SessionId, nick: string, address = '192.0.2.1'): User {
  const origin = { address, host: `${nick}.example`, secure: false };
  send(session, {
    type: 'enter',
    nick,
    user: '~u',
    host: 'cloaked',
    origin,
    real: nick,
    via: 'irc',
    channels: [],
  });
  const user = hub.state.nicks.get(nick);
  if (user === undefined) throw new Error(`${nick} was not let in`);
  return user;
}

/** Changes one mode, and tells what came of it: `done`, or why not. */
function mode(session: SessionId, sign: '+' | '-', letter: string, param?: string): string {
  const change = { on: sign === '+', letter, ...(param !== undefined && { param }) };
  return outcome(send(session, { type: 'mode', channel: '#x', changes: [change] }));
}

function kick(session: SessionId, nick: string): string {
  return outcome(send(session, { type: 'kick', channel: '#x', nick }));
}

function join(session: SessionId): string {
  return outcome(send(session, { type: 'join', channel: '#x' }));
}

function say(session: SessionId): string {
  return outcome(send(session, { type: 'say', target: '#x', manner: 'message', text: 'hi' }));
}

function outcome(effects: readonly Effect[]): string {
  const refused = effects.find(effect => effect.type === 'refused');
  if (refused === undefined) return 'done';
  const { refusal } = refused;
  return refusal.code === 'rank-needed' ? `needs ${refusal.rank}` : refusal.code;
}

beforeEach(() => {
  hub = new Hub();
  send(0, {
    type: 'configure',
    settings: { ...smallSettings, listEntriesMax: 20, realBytesMax: 20, monitorEntriesMax: 2 },
  });
});

describe('an operator of the server who overrides', () => {
  beforeEach(() => {
    enter(1, 'a');
    join(1);
    enter(2, 'root').oper = { name: 'root', privileges: ['override'] };
  });

  test('counts as the owner of a channel, though it be secret and she not in it', () => {
    expect(mode(1, '+', 's')).toBe('done');
    expect(mode(2, '+', 'q', 'a')).toBe('done');
    expect(mode(2, '-', 'q', 'a')).toBe('done');
    expect(outcome(send(2, { type: 'topic', channel: '#x', text: 'new' }))).toBe('done');
    expect(kick(2, 'a')).toBe('done');
    expect(hub.state.channels.size).toBe(0);
  });

  test('goes in whatever bars the way, throws out whom Q protects, and speaks through all', () => {
    for (const letter of ['i', 'm', 'R', 'Q', 'M']) mode(1, '+', letter);
    mode(1, '+', 'b', '*!*@*');
    expect(join(2)).toBe('done');
    expect(say(2)).toBe('done');
    expect(kick(1, 'a')).toBe('no-kicks');
    expect(kick(2, 'a')).toBe('done');
  });

  test('is told of a channel that is not there as anyone else', () => {
    expect(outcome(send(2, { type: 'topic', channel: '#y', text: 'new' }))).toBe('no-such-channel');
  });

  test('is no owner by any other privilege', () => {
    const root = hub.state.nicks.get('root');
    if (root !== undefined) root.oper = { name: 'root', privileges: ['kill', 'see'] };
    expect(mode(2, '+', 'q', 'a')).toBe('not-a-member');
  });
});

describe('members of each rank', () => {
  const letters = ['q', 'a', 'o', 'h', 'v', ''];

  /** Puts a member of each rank into the channel, and six more as their targets. */
  beforeEach(() => {
    [...letters, ...letters].forEach((modes, index) => {
      const user = enter(index + 1, `n${index + 1}`);
      join(index + 1);
      const member = hub.state.channels.get('#x')?.members.get(user.id);
      if (member !== undefined) member.modes = modes;
    });
  });

  const who = ['owner', 'admin', 'operator', 'halfop', 'voiced', 'plain'];
  /** `+` where one may, `-` where one may not. */
  const row = (outcomes: readonly string[]) => outcomes.map(one => (one === 'done' ? '+' : '-')).join('');

  test.each([
    ['owner', '++++++'],
    ['admin', '--++++'],
    ['operator', '--++++'],
    ['halfop', '----++'],
    ['voiced', '------'],
    ['plain', '------'],
  ])('%s throws out owner, admin, operator, halfop, voiced, plain: %s', (actor, expected) => {
    expect(row(letters.map((_, target) => kick(who.indexOf(actor) + 1, `n${target + 7}`)))).toBe(expected);
  });

  test.each([
    ['owner', '+++++'],
    ['admin', '--+++'],
    ['operator', '--+++'],
    ['halfop', '----+'],
    ['voiced', '-----'],
    ['plain', '-----'],
  ])('%s makes owner, admin, operator, halfop, voiced: %s', (actor, expected) => {
    const made = [...'qaohv'].map(letter => mode(who.indexOf(actor) + 1, '+', letter, 'n12'));
    expect(row(made)).toBe(expected);
  });

  test.each([
    ['owner', '+++++'],
    ['admin', '--+++'],
    ['operator', '--+++'],
    ['halfop', '----+'],
    ['voiced', '-----'],
    ['plain', '-----'],
  ])('%s takes the rank of owner, admin, operator, halfop, voiced: %s', (actor, expected) => {
    const taken = [...'qaohv'].map((letter, target) =>
      mode(who.indexOf(actor) + 1, '-', letter, `n${target + 7}`),
    );
    expect(row(taken)).toBe(expected);
  });

  test('a lower rank of who ranks above is not taken either', () => {
    expect(mode(1, '+', 'v', 'n1')).toBe('done');
    expect(mode(3, '-', 'v', 'n1')).toBe('needs owner');
    expect(mode(1, '-', 'v', 'n1')).toBe('done');
  });

  test('everyone takes her own', () => {
    const taken = [...'qaohv'].map((letter, index) => mode(index + 1, '-', letter, `n${index + 1}`));
    expect(row(taken)).toBe('+++++');
  });

  test('what has no member for its parameter is set by who the table says', () => {
    const params: Readonly<Record<string, string>> = { f: '#y', l: '50', W: '5', k: 'key' };
    send(3, { type: 'join', channel: '#y' });
    for (const { letter, kind, setBy } of channelModes.filter(one => one.kind !== 'prefix')) {
      const param = kind === 'list' ? 'z!*@*' : params[letter];
      expect([letter, mode(4, '+', letter, param)]).toStrictEqual([
        letter,
        setBy === 'halfop' ? 'done' : 'needs operator',
      ]);
      expect([letter, mode(5, '-', letter, param)]).toStrictEqual([letter, `needs ${setBy}`]);
      expect([letter, mode(3, '+', letter, param)]).toStrictEqual([letter, 'done']);
    }
  });
});

describe('lists', () => {
  let user: User;

  beforeEach(() => {
    enter(1, 'a');
    join(1);
    user = enter(2, 'b', '198.51.100.7');
  });

  test.each([
    'b',
    '*!*@cloaked',
    '*!*@b.example',
    '*!*@198.51.100.*',
    '198.51.100.0/24',
    'b!*@198.51.0.0/16',
    'r:?',
    'U:*',
    'U:b!*@198.51.100.0/24',
    '~r:?',
  ])('+b %s bans', mask => {
    expect(mode(1, '+', 'b', mask)).toBe('done');
    expect(join(2)).toBe('banned');
  });

  test.each(['a:Bob', 'a:b*', 'm:U:*', 'U:c', '198.51.101.0/24', 'c!*@198.51.0.0/16'])(
    '+b %s lets in whom it does not mean',
    mask => {
      mode(1, '+', 'b', mask);
      expect(join(2)).toBe('done');
    },
  );

  describe('for who is logged in', () => {
    beforeEach(() => {
      user.identity = changedIdentity(user.identity, { account: 'Bob' });
    });

    test.each([
      ['a:bOB', 'banned', 'done'],
      ['a:b*', 'banned', 'done'],
      ['a:b', 'done', 'done'],
      ['U:*', 'done', 'done'],
      ['m:a:bob', 'done', 'may-not-speak'],
      ['m:U:*', 'done', 'done'],
    ])('+b %s: joining is %s, speaking %s', (mask, joining, speaking) => {
      mode(1, '+', 'b', mask);
      expect(join(2)).toBe(joining);
      mode(1, '-', 'b', mask);
      join(2);
      mode(1, '+', 'b', mask);
      expect(say(2)).toBe(joining === 'banned' ? 'may-not-speak' : speaking);
    });

    test('an account is excepted, and invited for ever', () => {
      mode(1, '+', 'b', '*!*@*');
      expect(mode(1, '+', 'e', 'a:bob')).toBe('done');
      mode(1, '+', 'i');
      expect(join(2)).toBe('invite-needed');
      expect(mode(1, '+', 'I', 'a:bob')).toBe('done');
      expect(join(2)).toBe('done');
      expect(say(2)).toBe('done');
    });

    test('R lets her in, and M lets her speak', () => {
      mode(1, '+', 'R');
      mode(1, '+', 'M');
      expect(join(2)).toBe('done');
      expect(say(2)).toBe('done');
    });
  });

  test('what is found out once of a member holds until lists or she herself are others', () => {
    join(2);
    expect(say(2)).toBe('done');
    mode(1, '+', 'b', 'b');
    expect([say(2), say(2)]).toStrictEqual(['may-not-speak', 'may-not-speak']);
    mode(1, '+', 'e', 'c');
    expect(say(2)).toBe('may-not-speak');
    send(2, { type: 'rename', nick: 'c' });
    expect([say(2), say(2)]).toStrictEqual(['done', 'done']);
    mode(1, '+', 'b', 'm:U:*');
    mode(1, '-', 'e', 'c');
    expect(say(2)).toBe('may-not-speak');
    user.identity = changedIdentity(user.identity, { account: 'bob' });
    expect(say(2)).toBe('done');
    mode(1, '+', 'b', 'c');
    expect(say(2)).toBe('may-not-speak');
    mode(1, '-', 'b', 'c');
    expect(say(2)).toBe('done');
  });
});

describe('an auditorium', () => {
  test('hides no one from operators of the server who see all', () => {
    enter(1, 'a');
    enter(2, 'b');
    const watcher = enter(3, 'c');
    join(1);
    join(2);
    mode(1, '+', 'u');
    const seen = () => {
      const [effect] = hub.ask(3, { type: 'names', channel: '#x' }, 1000);
      if (effect?.type !== 'answered' || effect.answer.type !== 'names') throw new Error('no answer');
      return effect.answer.members.map(({ who }) => who.nick);
    };
    expect(seen()).toStrictEqual(['a']);
    watcher.oper = { name: 'c', privileges: ['see'] };
    expect(seen()).toStrictEqual(['a', 'b']);
  });
});
