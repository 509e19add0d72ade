import { joinLines, modeLetters } from '@salon/protocol';
import fc from 'fast-check';
import type { KnownMessage } from '../../src/hub/changes/signal.ts';
import { confirmationOfText } from '../../src/hub/confirmation.ts';
import { privileges } from '../../src/hub/privilege.ts';
import type { Query } from '../../src/hub/query.ts';
import type { ChannelRecord } from '../../src/hub/registered/kept-channel.ts';
import type { Command, Signal } from '../../src/hub/signal.ts';
import { registeredCommand, registeredQuery } from './registered-signals.ts';
import { tightSettings } from './settings.ts';

/** One of the first, eight times out of nine. */
function oftenOf(often: readonly string[], rarely: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...often) }, fc.constantFrom(...rarely));
}

/** Few names, so that they meet; some of them twice in another case, some wrong. */
const nick = oftenOf(
  ['a', 'b', 'c', 'D'],
  ['A', 'd', '[x]', 'e', 'bob', 'b0b', 'b0b', 'eve', '', '1x', 'no good', 'toolong', 'é'],
);
const channel = oftenOf(['#x', '#x', '#y', '#z'], ['#X', '#w', '#', 'x', '#a b', '#toolong', '#é']);
/** `#w` belongs to someone from the beginning. */
const registered = fc.oneof({ weight: 3, arbitrary: channel }, fc.constant('#w'));

const text = fc.constantFrom(
  '',
  'hi',
  'hi',
  'ééééééééééé',
  '\x01ACTION waves\x01',
  'a\r\nb',
  ' ',
  ':)',
  '\x02bold',
  '\x01VERSION',
  '😀😀😀',
);

/** Few names of accounts: some look like one another, and some are nicks above, so that guests have them at times. */
const account = oftenOf(
  ['a', 'b', 'bob', 'eve'],
  ['BOB', 'b0b', 'c', 'spam', 'nobody', 'nickserv', '', '1x'],
);

/** Login tokens, of which accounts have few. */
const token = fc.constantFrom(undefined, { id: 't1', name: 'phone' }, { id: 't2', name: 'desk' });

const nickOrAccount = fc.oneof(nick, account);

/** Says something twice, in lines of one message. */
function inLines<S extends { readonly text: string }>(say: S): S {
  const lines = [
    { text: say.text, goesOn: false },
    { text: say.text, goesOn: say.text !== '' },
  ];
  return { ...say, lines, text: joinLines(lines) };
}

const reason = fc.option(text, { nil: undefined });

const mask = fc.oneof(
  fc.constantFrom('*!*@*', 'a!*@*', 'B', '*@h1', 'C', 'x y', ':x', '\n', 'a\0', ''),
  fc.constantFrom('m:B', 'm:*!*@*', 'U:*', '~m:U:b', 'a:b', '~r:?', 'z:b', 'm:m:b', 'r:x y'),
);
const banTarget = fc.constantFrom(
  ...['x!*@*', 'x!*@*', 'x!*@*', '192.0.2.0/24'],
  ...['192.0.2.9', '192.0.2.2', '192.0.2.0/24', 'x!*@*', 'e!*@*', '*!~v@192.0.2.0/24', '*!*@h9', '?!*@h*2'],
  ...['*!*@*', '0::/0', 'a!b!c', 'bob', 'nobody', '1.2.3/4', ''],
);
const key = fc.constantFrom('key', 'key', 'k,k', ':k', 'k k', '', 'toolong');
const slow = fc.constantFrom('60', '60', '60', '1', '0', 'x');
const limit = fc.constantFrom('1', '2', '3', '5', '0', '-1', '1e3', 'x', '');

/** A change of one mode, with a parameter that mostly is of its kind; a missing one is missing at times. */
const modeChange = fc
  .oneof(
    fc.record({ letter: fc.constantFrom('o', 'o', 'v', 'h', 'q', 'a'), param: nick }),
    fc.record({ letter: fc.constantFrom('b', 'b', 'e', 'I'), param: mask }),
    fc.record({ letter: fc.constant('k'), param: key }),
    fc.record({ letter: fc.constant('l'), param: limit }),
    fc.record({ letter: fc.constant('W'), param: slow }),
    fc.record({ letter: fc.constant('f'), param: fc.constantFrom('#x', '#z', '#x', '#Z', '#y') }),
    fc.record({
      letter: fc.constantFrom(...'imnstR', ...'imnstQ', ...modeLetters('never')),
      param: fc.constant(undefined),
    }),
    fc.record({ letter: fc.constantFrom(...'qohvbeIkflWZ'), param: fc.constant(undefined) }),
  )
  .chain(change => fc.boolean().map(on => given({ ...change, on })));
const userModeChange = fc.record({
  on: fc.constantFrom(true, true, false),
  letter: fc.constantFrom(...'iigRTBssswoZ'),
});

/** Leaves out what is undefined, as a door does. */
function given<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}

const metadataTarget = fc.oneof(fc.constant('*'), fc.constant('*'), nick, channel);

const metadataKey = fc.constantFrom('a', 'a', 'b', 'c', 'private/a', 'A key', 'fartoolong');

const host = oftenOf(
  ['bob.host', 'eve.host', 'free.host'],
  ['192.0.2.1', 'x.ip', 'toolong.host', 'a host', ''],
);

const vhostOwner = oftenOf(['bob', 'BOB', 'eve'], ['nobody', '']);

/** What changes vhosts, each about as often as the other: `vhosts.test.ts` mixes it with all else. */
export const vhostCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ type: fc.constantFrom('request-vhost' as const, 'take-vhost' as const), host }),
  fc
    .record({
      type: fc.constant('decide-vhost' as const),
      account: vhostOwner,
      approve: fc.boolean(),
      host: fc.option(host, { nil: undefined }),
      reason,
    })
    .map(given),
  fc
    .record({
      type: fc.constant('set-vhost' as const),
      account: vhostOwner,
      host: fc.option(host, { nil: undefined }),
    })
    .map(given),
  fc.record({ type: fc.constant('switch-vhost' as const), on: fc.boolean() }),
  fc.record({ type: fc.constant('forbid-vhosts' as const), account: vhostOwner, on: fc.boolean() }),
) as fc.Arbitrary<Command>;

/** A message as a history would know it: few ids and sessions, so that some are of who changes them. */
const message: fc.Arbitrary<KnownMessage> = fc.record({
  id: fc.constantFrom('m1', 'm2', 'm3', 'm4'),
  key: fc.constantFrom('#x', '#x', '#y', '#z', 'bob eve', 'bob bob'),
  at: fc.constantFrom(1000, 2000, 4000, 8000, 20_000),
  manner: fc.constantFrom('message' as const, 'message' as const, 'notice' as const, 'tags' as const),
  by: fc.oneof(
    fc.record({ nick, session: fc.constantFrom(1, 1, 1, 2, 2, 3, 4, 5) }),
    fc.record({ nick, account: fc.constantFrom('bob', 'eve') }),
  ),
});

const changeOfSaid: fc.Arbitrary<Command> = fc.oneof(
  fc
    .record({
      type: fc.constant('redact' as const),
      target: fc.oneof({ weight: 3, arbitrary: channel }, nick),
      message,
      reason,
    })
    .map(given),
  fc
    .record({
      type: fc.constant('edit' as const),
      target: fc.oneof({ weight: 3, arbitrary: channel }, nick),
      message,
      text,
      several: fc.boolean(),
    })
    .map(({ several, ...edit }) => (several ? inLines(edit) : edit)),
) as fc.Arbitrary<Command>;

/** A command of each type, valid or not. None of a kind that only a broken door could send. */
export const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({
        type: fc.constant('enter' as const),
        nick,
        user: fc.constantFrom('~u', 'line'),
        host: fc.constantFrom('h1', 'h2'),
        origin: fc.constantFrom(
          { address: '192.0.2.2', host: 'h1', secure: true, certfp: 'ab' },
          { address: '0::1', host: 'h2', secure: false },
        ),
        real: text,
        via: fc.constantFrom('irc' as const, 'line' as const),
        channels: fc.array(channel, { maxLength: 2 }),
        account: fc.constantFrom(undefined, undefined, 'bob', 'eve'),
      })
      .map(given),
  },
  {
    // Who has the nick is mostly herself.
    weight: 4,
    arbitrary: fc.constantFrom('bob', 'eve', 'evil').chain(hers =>
      fc
        .record({
          type: fc.constant('enter' as const),
          nick: fc.constant(hers),
          user: fc.constant('~u'),
          host: fc.constantFrom('h1', 'h2'),
          origin: fc.constantFrom(
            { address: '192.0.2.2', host: 'h1', secure: true },
            { address: '192.0.2.9', host: 'h9', secure: false },
          ),
          real: text,
          via: fc.constantFrom('irc' as const, 'line' as const),
          channels: fc.array(channel, { maxLength: 1 }),
          account: fc.constant(hers === 'evil' ? 'eve' : hers),
          away: fc.constantFrom(undefined, 'away'),
          device: fc.constantFrom(undefined, 'phone', 'desk'),
          token,
        })
        .map(given),
    ),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('leave' as const), reason: text }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('part-all' as const) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('rename' as const), nick: nickOrAccount }) },
  {
    weight: 8,
    arbitrary: fc
      .record({
        type: fc.constant('join' as const),
        channel,
        key: fc.constantFrom(undefined, undefined, 'key', 'wrong'),
      })
      .map(given),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('part' as const), channel, reason }).map(given) },
  {
    weight: 8,
    arbitrary: fc
      .record({
        type: fc.constant('say' as const),
        target: fc.oneof(
          nick,
          channel,
          fc.constant('#x'),
          fc.tuple(fc.constantFrom('@', '+', '%@', '~', '!'), channel).map(pair => pair.join('')),
        ),
        manner: fc.constantFrom('message' as const, 'message' as const, 'notice' as const, 'tags' as const),
        text,
        tags: fc.constantFrom(undefined, '+a=b'),
      })
      .map(say => given(say.tags !== undefined && say.manner !== 'tags' ? inLines(say) : say)),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('topic' as const), channel, text }) },
  {
    weight: 4,
    arbitrary: fc
      .record({
        type: fc.constant('log-in' as const),
        account: fc.oneof({ weight: 4, arbitrary: account }, fc.constant(undefined)),
        token,
      })
      .map(given),
  },
  {
    weight: 6,
    arbitrary: fc
      .record({
        type: fc.constant('add-account' as const),
        account,
        credential: fc.constantFrom('c1', 'c2'),
        verifyUntil: fc.constantFrom(undefined, undefined, 2000, 20_000),
        forOther: fc.constantFrom(undefined, undefined, true),
      })
      .map(given),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('verify-account' as const), account }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('remove-account' as const), account }) },
  {
    weight: 1,
    arbitrary: fc
      .record({
        type: fc.constant('remove-said' as const),
        account,
        seconds: fc.constantFrom(undefined, 60),
        confirm: fc.constantFrom(
          undefined,
          'wrong',
          ...['a', 'b', 'bob'].map(name => confirmationOfText(`remove ${name} all`)),
        ),
      })
      .map(given),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('set-account' as const),
      account,
      changes: fc
        .record({
          enforce: fc.constantFrom(undefined, true, false, null),
          devices: fc.constantFrom(undefined, undefined, undefined, true, false, null),
          alwaysOn: fc.constantFrom(undefined, true, true, false, null),
          password: fc.constantFrom(undefined, undefined, 'set' as const),
          suspended: fc.constantFrom(
            undefined,
            undefined,
            null,
            { reason: 'spam' },
            { reason: 'spam', seconds: 2 },
          ),
        })
        .map(given),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant('group-nick' as const), on: fc.boolean(), nick: nickOrAccount }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('ghost' as const),
      nick: nickOrAccount,
      regain: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('end-session' as const), target: fc.nat(7) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('end-logins' as const),
      account,
      tokens: fc.subarray(['t1', 't2']),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'expire' as const }) },
  { weight: 16, arbitrary: registeredCommand({ channel: registered, account, nick, reason }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('change-host' as const),
      nick,
      host: fc.constantFrom('h3', 'a host', ''),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('set-real' as const), real: text }) },
  {
    weight: 8,
    arbitrary: fc
      .record({
        type: fc.constant('rename-channel' as const),
        channel,
        name: fc.oneof(channel, fc.constantFrom('#v', '#w')),
        reason,
      })
      .map(given),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('relay' as const),
      channel,
      nick: fc.constantFrom('a/d', 'a/d', 'a', 'a!/d', 'toolong/d'),
      text,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('kick' as const), channel, nick, reason }).map(given),
  },
  {
    weight: 6,
    arbitrary: fc.record({ type: fc.constant('knock' as const), channel, text: reason }).map(given),
  },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('invite' as const), channel, nick }) },
  {
    weight: 16,
    arbitrary: fc.record({
      type: fc.constant('mode' as const),
      channel,
      changes: fc.array(modeChange, { maxLength: 6 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('user-mode' as const),
      changes: fc.array(userModeChange, { maxLength: 3 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('monitor' as const),
      change: fc.constantFrom('add' as const, 'add' as const, 'remove' as const, 'clear' as const),
      nicks: fc.array(nick, { maxLength: 3 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc
      .record({
        type: fc.constant('set-metadata' as const),
        target: metadataTarget,
        key: metadataKey,
        value: fc.constantFrom('v', 'w', 'é', '', 'too long', undefined),
      })
      .map(given),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('clear-metadata' as const), target: metadataTarget }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom(
        'subscribe-metadata' as const,
        'subscribe-metadata' as const,
        'unsubscribe-metadata' as const,
      ),
      target: metadataTarget,
      keys: fc.array(metadataKey, { maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'forget-subscriptions' as const }) },
  { weight: 3, arbitrary: changeOfSaid },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('mark-read' as const),
      target: fc.oneof({ weight: 3, arbitrary: channel }, nick),
      until: fc.constantFrom(-1, 0, 1000, 2000, 9000, 9e15),
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        type: fc.constant('oper' as const),
        name: fc.constantFrom('root', 'helper'),
        privileges: fc.oneof(fc.constant([...privileges]), fc.subarray([...privileges])),
        account: fc.constantFrom(undefined, undefined, undefined, 'bob'),
      })
      .map(given),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('oper-failed' as const), name: text }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('kill' as const), nick, reason: text }) },
  {
    weight: 2,
    arbitrary: fc
      .record({
        type: fc.constant('ban' as const),
        target: banTarget,
        only: fc.constantFrom(undefined, undefined, 'network' as const, 'mask' as const),
        seconds: fc.constantFrom(undefined, 1, 60),
        reason: text,
        note: reason,
        forced: fc.constantFrom(undefined, true),
        sparesAccounts: fc.constantFrom(undefined, true),
      })
      .map(given),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('unban' as const),
      target: fc.oneof({ weight: 5, arbitrary: fc.constant('x!*@*') }, banTarget),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.oneof(
      fc.record({ type: fc.constant('force-join' as const), nick, channel }),
      fc.record({ type: fc.constant('force-part' as const), nick, channel, reason }).map(given),
      fc.record({ type: fc.constant('force-rename' as const), nick, name: nick }),
      fc.record({
        type: fc.constant('force-mode' as const),
        channel,
        changes: fc.array(modeChange, { maxLength: 3 }),
      }),
      fc.record({
        type: fc.constant('force-user-mode' as const),
        nick,
        changes: fc.array(userModeChange, { maxLength: 3 }),
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('defcon' as const),
      level: fc.constantFrom(5, 5, 5, 5, 4, 3, 2, 1),
    }) as fc.Arbitrary<Command>,
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('wallops' as const), text }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('rehash' as const, 'die' as const) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('silence' as const), on: fc.boolean(), mask }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('accept' as const), on: fc.boolean(), nick }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('tell' as const), sentences: fc.array(text, { maxLength: 2 }) }),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ type: fc.constant('incident' as const), incident: fc.constant('0badc0de'), nick: reason })
      .map(given),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        type: fc.constant('saving' as const),
        failure: reason,
        of: fc.constantFrom(undefined, 'history' as const),
      })
      .map(given),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('away' as const), message: reason }).map(given) },
) as fc.Arbitrary<Command>;

const listFilter = fc.record({
  masks: fc.array(fc.oneof(channel, fc.constantFrom('*', '#?', 'nosuch*')), { maxLength: 2 }),
  notMasks: fc.array(fc.oneof(channel, fc.constantFrom('*y', '')), { maxLength: 1 }),
  bounds: fc.array(
    fc.record({
      of: fc.constantFrom('members' as const, 'created' as const, 'topic' as const),
      is: fc.constantFrom('more' as const, 'less' as const),
      than: fc.nat(3),
    }),
    { maxLength: 2 },
  ),
});

/** Any query. */
export const query: fc.Arbitrary<Query> = fc.oneof(
  fc.record({ type: fc.constantFrom('names' as const, 'topic' as const, 'modes' as const), channel }),
  fc.record({ type: fc.constant('mode-list' as const), channel, letter: fc.constantFrom('b', 'e', 'I') }),
  fc.constant({ type: 'list' as const }),
  fc.record({ type: fc.constant('list' as const), filter: listFilter }),
  fc.record({
    type: fc.constant('userhost' as const),
    nicks: fc.array(nick),
    of: fc.constantFrom('host' as const, 'address' as const),
  }),
  fc.record({
    type: fc.constant('who' as const),
    mask: fc.oneof(channel, nick, fc.constantFrom('*', '*', '0', 'h?', '?', '*!~u@*')),
  }),
  fc.record({
    type: fc.constant('who' as const),
    mask: fc.oneof(channel, nick, fc.constant('*')),
    operatorsOnly: fc.boolean(),
    whox: fc.record({
      fields: fc.constantFrom('tcuihsnfdlaor', 'rn', 'ZZ', ''),
      token: fc.constantFrom('0', '123'),
    }),
  }),
  fc.record({ type: fc.constant('whois' as const), nick }),
  fc.record({ type: fc.constantFrom('bans' as const, 'defcon' as const) }),
  fc.record({ type: fc.constant('read-marker' as const), target: fc.oneof(channel, nick) }),
  fc.record({ type: fc.constant('ban-info' as const), target: fc.oneof(banTarget, nick) }),
  fc.record({
    type: fc.constantFrom(
      'metadata-list' as const,
      'metadata-sync' as const,
      'metadata-subscriptions' as const,
    ),
    target: fc.oneof(metadataTarget, fc.constant('*ALL')),
  }),
  fc.record({
    type: fc.constant('metadata-get' as const),
    target: metadataTarget,
    keys: fc.array(metadataKey, { maxLength: 4 }),
  }),
  fc.record({ type: fc.constant('ison' as const), nicks: fc.array(nick) }),
  fc.record({
    type: fc.constantFrom(
      'lusers' as const,
      'invites' as const,
      'silences' as const,
      'accepts' as const,
      'monitor-list' as const,
      'monitor-status' as const,
    ),
  }),
  fc.record({ type: fc.constant('user-modes' as const), nick }),
  fc.record({ type: fc.constant('vhost' as const), account }),
  fc.record({
    type: fc.constantFrom('vhost' as const, 'vhosts-wanted' as const, 'vhosts-offered' as const),
  }),
  fc.record({ type: fc.constant('stats' as const), letter: fc.constantFrom('u', 'm', 'z') }),
  fc.record({
    type: fc.constant('server' as const),
    topic: fc.constantFrom('admin', 'info', 'time'),
    of: nick,
  }),
  fc.record({ type: fc.constant('account' as const), name: account }),
  fc.record({ type: fc.constant('account-sessions' as const), name: account }),
  fc.constant({ type: 'account-sessions' as const }),
  fc.record({ type: fc.constant('accounts' as const), mask: fc.oneof(account, fc.constantFrom('*', 'b*')) }),
  registeredQuery({ channel: registered, account, nick, reason }),
  fc.record({ type: fc.constant('whowas' as const), nick, entriesMax: fc.integer({ min: 1, max: 5 }) }),
);

/** A channel as it was kept, in which an account has access that is no more. */
function keptChannel(name: string, founder: string): ChannelRecord {
  return {
    name,
    createdAt: 1,
    founder,
    registeredAt: 1,
    topic: { text: 'tea', by: 'eve!e@h', at: 1 },
    flags: 'nt',
    lists: { b: [{ mask: '*!*@h9', by: 'eve!e@h', at: 1 }] },
    access: [
      ['spam', 'o'],
      ['gone', 'q'],
    ],
    settings: { secure: true },
  };
}

/**
 * Signals of nine connections and of the command line, after the settings and what was kept. Six come in first, so that most signals find a user, and those
 * who made the channels speak most often, so that much is not refused. A
 * session that left may come in again, which real ones do not, and nothing may break by it. The clock goes back
 * at times, as clocks of machines do.
 */
export function signals(lengthMax: number): fc.Arbitrary<Signal[]> {
  const first: Signal = { session: 0, at: 1000, command: { type: 'configure', settings: tightSettings } };
  const restore: Command = {
    type: 'restore',
    kept: [
      { name: 'eve', credential: 'c0', registeredAt: 1, nicks: ['evil'] },
      {
        name: 'spam',
        credential: 'c7',
        registeredAt: 1,
        nicks: [],
        suspended: { reason: 'x', by: 'o', at: 1 },
      },
      { name: 'late', credential: 'c9', registeredAt: 1, nicks: [], verifyUntil: 3000 },
      { name: 'Evil', credential: 'c8', registeredAt: 1, nicks: [] },
    ].map(record => ({ kind: 'account' as const, key: record.name.toLowerCase(), record })),
  };
  const kept: Command = {
    type: 'restore',
    kept: [keptChannel('#w', 'eve'), keptChannel('#nobody', 'nobody')].map(record => ({
      kind: 'channel',
      key: record.name,
      record,
    })),
  };
  const entering = ['a', 'b', 'c', 'D', 'e', '[x]'].map(
    (name, index): Command => ({
      type: 'enter',
      nick: name,
      user: '~u',
      host: 'h1',
      origin: { address: '192.0.2.1', host: 'h1', secure: false },
      real: name,
      via: 'irc',
      channels: index % 2 === 0 ? ['#x', '#z'] : ['#y', '#x'],
    }),
  );
  const step = fc.record({
    session: fc.constantFrom(0, 1, 1, 1, 1, 2, 2, 2, 3, 4, 5, 6, 7, 8, 9),
    later: fc.integer({ min: -50, max: 500 }),
    command,
  });
  return fc.array(step, { maxLength: lengthMax, size: 'max' }).map(steps => {
    let at = first.at;
    const all: Signal[] = [
      first,
      { session: 0, at, command: restore },
      { session: 0, at, command: kept },
      ...entering.map((enter, index) => ({ session: index + 1, at, command: enter })),
      // A guest has the nick of this one.
      { session: 0, at, command: { type: 'add-account', account: 'b', credential: 'c5' } },
    ];
    for (const { session, later, command: wanted } of steps) {
      at += later;
      all.push({ session, at, command: wanted });
    }
    return all;
  });
}
