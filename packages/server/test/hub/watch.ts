import { fold } from '@salon/protocol';
import { expect } from 'vitest';
import type { Effect } from '../../src/hub/effect.ts';
import type { Hub } from '../../src/hub/hub.ts';
import type { KeptKind } from '../../src/hub/kept/spec.ts';
import { type SessionId, serverSession } from '../../src/hub/session.ts';
import type { Command, Signal } from '../../src/hub/signal.ts';
import { takeSnapshot } from '../../src/hub/snapshot.ts';
import { brokenInvariants } from './invariants.ts';
import { keptEntries } from './kept-entries.ts';

/**
 * Watches over a hub: after each signal it expects the invariants to hold, the effects to reach only who is there, a
 * refusal to have changed nothing, and neither the clock nor dice to have been asked. Signals and effects are frozen,
 * so that who changes one later is found too.
 */
export function watchHub(hub: Hub): void {
  const step = hub.step.bind(hub);
  const ask = hub.ask.bind(hub);
  hub.step = signal => {
    const before = picture(hub);
    const owners = ownersOf(hub);
    const sessions = new Set(hub.state.sessions.keys());
    const accounts = new Map(hub.state.accounts.byName);
    const metadata = new Map(hub.state.accountMetadata);
    const records = recordsOf(hub);
    const channels = channelsOf(hub);
    const vhosts = new Map(hub.state.vhosts);
    const effects = withoutClockAndDice(() => step(deepFreeze(signal)));
    for (const effect of effects) deepFreeze(effect);
    const said = `${JSON.stringify(signal)} -> ${JSON.stringify(effects)}`;
    expect(brokenInvariants(hub.state), said).toStrictEqual([]);
    expectReachable(hub, signal, sessions, effects, said);
    expectWatchersTold(hub, owners, effects, said);
    if (!mayExceed.has(signal.command.type)) expectFewChannels(hub, channels, said);
    if (signal.command.type !== 'restore') {
      expectKept(hub, 'account', accounts, hub.state.accounts.byName, effects, said);
      expectKept(hub, 'metadata', metadata, hub.state.accountMetadata, effects, said);
      expectKept(hub, 'vhost', vhosts, hub.state.vhosts, effects, said);
      expectMarked(hub, records, effects, said);
    }
    const refused = effects.every(({ type }) => type === 'refused' || type === 'account-not-added');
    if (refused && !mayBeSilent.has(signal.command.type)) expect(picture(hub), said).toBe(before);
    return effects;
  };
  hub.ask = (session, query, at) => {
    const before = JSON.stringify(takeSnapshot(hub.state));
    const effects = withoutClockAndDice(() => ask(session, deepFreeze(query), at));
    expect(JSON.stringify(takeSnapshot(hub.state)), JSON.stringify(query)).toBe(before);
    return effects;
  };
}

/**
 * What is told to others than who sent the signal: the killed, the banished, the called, operators who listen, the
 * logged in or out, who gets a channel.
 */
const unasked: readonly Effect['type'][] = [
  'killed',
  'banished',
  'forced',
  'dismissed',
  'called',
  'reported',
  'logged-in',
  'logged-out',
  'channel-given',
  'vhost-news',
];

/** What is the server's own concern when time has passed, whoever sent the signal by which it noticed. */
const ofTheServer: readonly Effect['type'][] = ['kept', 'account-removed', 'memory-lost'];

/** Commands that change something and tell no one. */
const mayBeSilent: ReadonlySet<Command['type']> = new Set([
  'configure',
  'monitor',
  'forget-subscriptions',
  'restore',
  'change-host',
]);

/** Commands that put someone into more channels than she may go into herself, or into those in which she was before. */
const mayExceed: ReadonlySet<Command['type']> = new Set(['force-join', 'restore']);

/** In how many channels each user is. */
function channelsOf({ state }: Hub): ReadonlyMap<number, number> {
  return new Map([...state.users].map(([id, { channels }]) => [id, [...channels].length]));
}

/** Nobody goes into more channels than she may; who is in more already, into no others. */
function expectFewChannels(hub: Hub, before: ReadonlyMap<number, number>, said: string): void {
  const max = hub.state.settings?.channelsPerUserMax ?? Number.POSITIVE_INFINITY;
  const excess = [...channelsOf(hub)].filter(([id, count]) => count > Math.max(max, before.get(id) ?? 0));
  expect(
    excess.map(([id, count]) => `user ${id} is in ${count} channels`),
    said,
  ).toStrictEqual([]);
}

/** Replies go to who sent the signal, events to sessions of users who are here when it is done, and once to each. */
function expectReachable(
  hub: Hub,
  signal: Signal,
  before: ReadonlySet<SessionId>,
  effects: readonly Effect[],
  said: string,
): void {
  // Whose sessions are ended is told so although she is not here any more.
  const told = [...before, ...hub.state.sessions.keys(), signal.session];
  for (const effect of effects) {
    expect(effect.at, said).toBe(hub.state.now);
    if ('session' in effect) {
      // Who is put into a channel is shown it as if she had asked for it.
      const shown = effect.type === 'answered' && effect.because === 'joined';
      if (shown || unasked.includes(effect.type)) expect(told, said).toContain(effect.session);
      else if (!(ofTheServer.includes(effect.type) && effect.session === serverSession))
        expect(effect.session, said).toBe(signal.session);
      continue;
    }
    expect([signal.session, serverSession], said).toContain(effect.origin);
    expect(new Set(effect.to).size, said).toBe(effect.to.length);
    for (const session of effect.to) expect(hub.state.sessions.has(session), said).toBe(true);
  }
}

function ownersOf({ state }: Hub): ReadonlyMap<string, number> {
  return new Map([...state.nicks].map(([nick, { id }]) => [nick, id]));
}

/** Whoever watches a nick is told when it has another owner, or none any more, and else of nothing. */
function expectWatchersTold(
  { state }: Hub,
  owners: ReadonlyMap<string, number>,
  effects: readonly Effect[],
  said: string,
): void {
  const told = effects.flatMap(effect => {
    if (effect.type === 'monitored-online')
      return `+${fold(effect.who.nick, state.casemapping)} ${effect.to}`;
    return effect.type === 'monitored-offline' ? `-${fold(effect.nick, state.casemapping)} ${effect.to}` : [];
  });
  const due = [...state.monitors.watchers].flatMap(([nick, watchers]) => {
    const [before, now] = [owners.get(nick), state.nicks.get(nick)?.id];
    if (before === now) return [];
    const signs = [...(before === undefined ? [] : ['-']), ...(now === undefined ? [] : ['+'])];
    return signs.map(sign => `${sign}${nick} ${[...watchers]}`);
  });
  expect(told.sort(), said).toStrictEqual(due.sort());
}

/** What outlives a restart is named when it is another thing than before, and only then. */
function expectKept(
  { state }: Hub,
  kind: KeptKind,
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
  effects: readonly Effect[],
  said: string,
): void {
  const keys = new Set([...before.keys(), ...after.keys()]);
  const foldedAsHere = (key: string) => fold(key, state.casemapping);
  const changed = [...keys].filter(key => after.get(key) !== before.get(key)).map(foldedAsHere);
  const named = effects.flatMap(effect =>
    effect.type === 'kept' && effect.kind === kind ? [foldedAsHere(effect.key)] : [],
  );
  expect([...new Set(named)].sort(), said).toStrictEqual(changed.sort());
}

/** All that outlives a restart, each as a text under its kind and key. */
function recordsOf({ state }: Hub): ReadonlyMap<string, string> {
  return new Map(
    keptEntries(state).map(({ kind, key, record }) => [`${kind} ${key}`, JSON.stringify(record)]),
  );
}

/** Whatever outlives a restart is named when it is another thing than before. */
function expectMarked(
  hub: Hub,
  before: ReadonlyMap<string, string>,
  effects: readonly Effect[],
  said: string,
): void {
  const now = recordsOf(hub);
  const changed = [...new Set([...before.keys(), ...now.keys()])].filter(
    key => before.get(key) !== now.get(key),
  );
  const named = effects.flatMap(effect => (effect.type === 'kept' ? [`${effect.kind} ${effect.key}`] : []));
  for (const key of changed) expect(named, said).toContain(key);
}

/** The state as a text, without the time and the count of signals, which every signal moves. */
function picture(hub: Hub): string {
  return JSON.stringify({ ...takeSnapshot(hub.state), now: 0, epoch: 0, steps: 0 });
}

/** Runs something while whoever asks for the time of the machine, or for chance, fails. */
export function withoutClockAndDice<T>(run: () => T): T {
  const { Date: RealDate, Math: RealMath, performance: realPerformance } = globalThis;
  const forbid = (what: string) => (): never => {
    throw new Error(`${what} was asked inside the hub`);
  };
  const now = forbid('the clock');
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args) => (args.length === 0 ? now() : Reflect.construct(target, args)),
    apply: now,
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
  const { random } = RealMath;
  RealMath.random = forbid('chance');
  const realNow = realPerformance.now;
  realPerformance.now = now;
  try {
    return run();
  } finally {
    globalThis.Date = RealDate;
    RealMath.random = random;
    realPerformance.now = realNow;
  }
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}
