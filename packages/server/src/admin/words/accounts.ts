import { matchesMask } from '@salon/protocol';
import { type Account, isVerified, suspensionOf } from '../../hub/accounts/account.ts';
import { accountOf, ownerOf } from '../../hub/accounts/registry.ts';
import type { Origin } from '../../hub/identity.ts';
import { channelsOwnedBy } from '../../hub/registered/registry.ts';
import type { SessionId } from '../../hub/session.ts';
import type { State } from '../../hub/state/state.ts';
import { counted } from '../../render/counted.ts';
import type { Hands } from '../hands.ts';
import { columns, moment } from '../shape.ts';
import type { AdminAnswer, AdminCall, AdminWord } from '../spec.ts';

/** The words that show accounts. */
export const accountViews: readonly AdminWord[] = [
  {
    name: 'account list',
    takes: '[MASK]',
    paramsMin: 0,
    paramsMax: 1,
    help: 'Shows which accounts there are.',
    more: ['In the mask of a name * stands for anything, and ? for one character.'],
    run: list,
  },
  {
    name: 'account info',
    takes: 'ACCOUNT',
    paramsMin: 1,
    paramsMax: 1,
    help: 'Shows what is known of an account, or of the one to which a nick belongs.',
    run: info,
  },
  {
    name: 'account sessions',
    takes: 'ACCOUNT',
    paramsMin: 1,
    paramsMax: 1,
    help: 'Shows from where an account is in use.',
    run: sessions,
  },
];

function list({ state, clock }: Hands, { params: [mask = '*'] }: AdminCall): AdminAnswer {
  const all = [...state.accounts.byName.values()].filter(({ name }) =>
    matchesMask(mask, name, state.casemapping),
  );
  const data = all
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(account => ({
      account: account.name,
      registeredAt: new Date(account.registeredAt).toISOString(),
      nicks: account.nicks,
      standing: standingOf(account, clock.now()),
    }));
  const rows = data.map(({ account, registeredAt, nicks, standing }) => [
    account,
    registeredAt.slice(0, 10),
    standing,
    nicks.join(' '),
  ]);
  return { lines: [...columns(rows), `${counted(data.length, 'account')}.`], data };
}

/** In one word, whether it can be logged in to. */
function standingOf(account: Account, now: number): 'unverified' | 'suspended' | 'usable' {
  if (!isVerified(account)) return 'unverified';
  return suspensionOf(account, now) === undefined ? 'usable' : 'suspended';
}

function info({ state, store, clock }: Hands, { params: [name = ''] }: AdminCall): AdminAnswer {
  const account = accountOf(state, name) ?? ownerOf(state, name);
  if (account === undefined) return noSuchAccount(name);
  const secrets = store.credentials.get(account.credential);
  const certificates = store.credentials.fingerprintsOf(account.credential);
  const tokens = store.tokens.of(account.credential);
  const suspended = suspensionOf(account, clock.now());
  const data = {
    account: account.name,
    registeredAt: new Date(account.registeredAt).toISOString(),
    nicks: account.nicks,
    standing: standingOf(account, clock.now()),
    ...(suspended && { suspended }),
    enforce: account.enforce ?? null,
    hasPassword: secrets?.passwordHash !== undefined,
    email: secrets?.email ?? null,
    emailVerified: secrets?.emailVerifiedAt !== undefined,
    certificates: certificates.map(({ fingerprint }) => fingerprint),
    tokens: tokens.map(({ id, name }) => ({ id, name })),
    channels: channelsOwnedBy(state, account.name).map(channel => channel.name),
    sessions: sessionsOf(state, account.name).length,
  };
  const until = suspended?.until === undefined ? '' : ` until ${moment(suspended.until)}`;
  const email = data.email === null ? 'none' : `${data.email}${data.emailVerified ? '' : ', not verified'}`;
  const rows = [
    ['Account', data.account],
    ['Registered', moment(account.registeredAt)],
    ['Standing', suspended ? `suspended by ${suspended.by}${until}: ${suspended.reason}` : data.standing],
    ['Nicks besides', data.nicks.join(' ') || 'none'],
    ['Enforced', data.enforce === null ? 'as the settings say' : data.enforce ? 'yes' : 'no'],
    ['Password', data.hasPassword ? 'set' : 'none'],
    ['Address', email],
    ['Certificates', data.certificates.join(' ') || 'none'],
    ['Login tokens', data.tokens.map(({ id, name }) => `${name} (${id})`).join(', ') || 'none'],
    ['Channels', data.channels.join(' ') || 'none'],
    ['Sessions', String(data.sessions)],
  ];
  return { lines: columns(rows), data };
}

function sessions({ state }: Hands, { params: [name = ''] }: AdminCall): AdminAnswer {
  const account = accountOf(state, name)?.name;
  if (account === undefined) return noSuchAccount(name);
  const found = sessionsOf(state, account);
  const data = found.map(({ session, nick, via, origin, since }) => ({
    session,
    nick,
    via,
    host: origin.host,
    address: origin.address,
    since: new Date(since).toISOString(),
  }));
  const rows = found.map(({ session, nick, via, origin, since }) => [
    String(session),
    nick,
    via,
    origin.host,
    moment(since),
  ]);
  return { lines: [...columns(rows), `${counted(data.length, 'session')}.`], data };
}

/** A session in which an account is in use. */
interface InUse {
  readonly session: SessionId;
  readonly nick: string;
  readonly via: string;
  readonly origin: Origin;
  readonly since: number;
}

/** From where an account is in use. */
export function sessionsOf(state: State, account: string): readonly InUse[] {
  const users = [...state.users.values()].filter(({ identity }) => identity.account === account);
  return users.flatMap(({ identity, devices }) =>
    devices.map(({ session, via, origin, since }) => ({ session, nick: identity.nick, via, origin, since })),
  );
}

/** There is none of this name. */
export function noSuchAccount(name: string): AdminAnswer {
  return { refused: `There is no account ${name}.` };
}
