import fc from 'fast-check';
import type { HistoryQuestion } from '../../src/hub/history/query.ts';
import type { RegisteredQuery } from '../../src/hub/registered/query.ts';
import { clearables, type RegisteredCommand } from '../../src/hub/registered/signal.ts';

/** The names that signals are made of. */
interface Names {
  readonly channel: fc.Arbitrary<string>;
  readonly account: fc.Arbitrary<string>;
  readonly nick: fc.Arbitrary<string>;
  readonly reason: fc.Arbitrary<string | undefined>;
}

const on = fc.constantFrom(true, true, false);
const setting = fc.constantFrom('autoRank' as const, 'keepTopic' as const, 'secure' as const);

/** Leaves out what is undefined, as a door does. */
function given<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}

/** Any command about channels that belong to someone, valid or not. */
export function registeredCommand({
  channel,
  account,
  nick,
  reason,
}: Names): fc.Arbitrary<RegisteredCommand> {
  const oneOfThem = fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, account);
  return fc
    .oneof(
      {
        weight: 4,
        arbitrary: fc.record({ type: fc.constant('register-channel' as const), channel, account: oneOfThem }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          type: fc.constant('drop-channel' as const),
          channel,
          confirm: fc.constantFrom(undefined, 'wrong'),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({ type: fc.constant('transfer-channel' as const), channel, account }),
      },
      { weight: 2, arbitrary: fc.record({ type: fc.constant('accept-channel' as const), channel }) },
      {
        weight: 4,
        arbitrary: fc.record({
          type: fc.constant('set-access' as const),
          channel,
          account,
          on,
          letter: fc.constantFrom('q', 'a', 'o', 'o', 'h', 'v', 'Z'),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          type: fc.constant('set-rank' as const),
          channel,
          nick: fc.oneof(fc.constant(undefined), nick),
          on,
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          type: fc.constant('set-channel' as const),
          channel,
          changes: fc.oneof(
            fc.tuple(setting, fc.boolean()).map(pair => Object.fromEntries([pair])),
            fc.constantFrom(
              { history: 'default' as const },
              { history: 'off' as const },
              { history: { days: 2 } },
              { history: { days: 3, count: 5 } },
              { history: { count: 5 } },
              { historyFor: 'joined' as const },
              { historyFor: 'default' as const },
            ),
          ),
          confirm: fc.constantFrom(undefined, 'wrong'),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          type: fc.constant('clear-channel' as const),
          channel,
          what: fc.constantFrom(...clearables),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          type: fc.constant('purge-channel' as const),
          channel,
          on: fc.constantFrom(true, false, false),
          reason,
        }),
      },
    )
    .map(given) as fc.Arbitrary<RegisteredCommand>;
}

/** Any query about channels that belong to someone. */
export function registeredQuery({
  channel,
  account,
  nick,
}: Names): fc.Arbitrary<RegisteredQuery | HistoryQuestion> {
  return fc.oneof(
    fc.record({
      type: fc.constantFrom('channel-info' as const, 'channel-access' as const, 'channel-settings' as const),
      channel,
    }),
    fc.record({ type: fc.constant('channels-of' as const), account }),
    fc.constant({ type: 'channels-of' as const }),
    fc.record({ type: fc.constant('registered-channels' as const), mask: fc.constantFrom('*', '#x', '#?') }),
    fc.constantFrom({ type: 'registered-channels' as const }, { type: 'purges' as const }),
    fc.record({ type: fc.constant('memory' as const), channel }),
    fc.record({ type: fc.constant('how-to-ban' as const), channel, nick }),
  );
}
