import type { VhostChanged, VhostNews } from '../../hub/vhosts/effect.ts';
import type { VhostIs, VhostsOffered, VhostsWanted } from '../../hub/vhosts/query.ts';
import type { VhostRefusal } from '../../hub/vhosts/refusal.ts';
import { duration, minute } from '../times.ts';
import { hostServ, type ServiceSays } from './says.ts';

/** What HostServ says to who changed a vhost. */
export function vhostChanged({ account, change }: VhostChanged): ServiceSays {
  switch (change.what) {
    case 'requested':
      return hostServ(`You asked for the vhost ${change.host}. An operator decides on it.`);
    case 'approved':
    case 'set':
      return hostServ(`${account} has the vhost ${change.host} now.`);
    case 'rejected':
      return hostServ(`${account} does not get the vhost ${change.host}${because(change.reason)}`);
    case 'removed':
      return hostServ(`${account} does not have the vhost ${change.host} any more.`);
    case 'switched':
      return hostServ(`Your vhost ${change.host} is ${change.on ? 'on' : 'off'} now.`);
    case 'forbidden':
      return hostServ(`${account} can have no vhost now.`);
    case 'permitted':
      return hostServ(`${account} can have a vhost again.`);
  }
}

/** What HostServ says to whose vhost an operator changed. */
export function vhostNews({ change }: VhostNews): ServiceSays {
  switch (change.what) {
    case 'approved':
      return hostServ(`An operator approved your vhost ${change.host}.`);
    case 'rejected':
      return hostServ(`An operator rejected your vhost ${change.host}${because(change.reason)}`);
    case 'set':
      return hostServ(`An operator gave you the vhost ${change.host}.`);
    case 'removed':
      return hostServ(`An operator took your vhost ${change.host} away.`);
    case 'forbidden':
      return hostServ('An operator has forbidden vhosts to your account.');
    case 'permitted':
      return hostServ('An operator permits your account to have a vhost again.');
  }
}

/** What an account has to do with vhosts, in sentences. */
export function vhostIs({ vhost }: VhostIs): ServiceSays {
  const { account, host, off, wanted, rejected, forbidden } = vhost;
  return hostServ(
    host === undefined ? `${account} has no vhost.` : `${account} has the vhost ${host}.`,
    ...(off ? ['It is off; ON puts it on.'] : []),
    ...(wanted === undefined ? [] : [`The vhost ${wanted} waits for an operator to decide on it.`]),
    ...(rejected === undefined ? [] : [`The vhost ${rejected.host} was rejected${because(rejected.reason)}`]),
    ...(forbidden ? ['An operator has forbidden it to have one.'] : []),
  );
}

/** Which vhosts wait for an operator. */
export function vhostsWanted({ count, first }: VhostsWanted): ServiceSays {
  const rows = first.map(({ account, host, at }) => `${account} wants ${host}, since ${minute(at)}`);
  const shown = count > first.length ? `; these are the first ${first.length}` : '';
  return hostServ(`Vhosts that are wanted: ${count}${shown}.`, ...rows);
}

/** Which vhosts everyone may take. */
export function vhostsOffered({ hosts, requests }: VhostsOffered): ServiceSays {
  const more = (what: string) => (requests ? [`REQUEST asks for ${what}.`] : []);
  if (hosts.length === 0) return hostServ('No vhosts are offered.', ...more('one'));
  return hostServ('TAKE gives you one of these:', ...hosts, ...more('another'));
}

/** How HostServ says no. */
export const vhostRefusals: {
  readonly [C in VhostRefusal['code']]: (refusal: Extract<VhostRefusal, { code: C }>) => ServiceSays;
} = {
  'vhost-invalid': () => hostServ('That cannot be a vhost here.'),
  'vhost-had': ({ host }) => hostServ(`You have the vhost ${host} already.`),
  'vhost-too-soon': ({ seconds }) =>
    hostServ(`You asked for a vhost already. Wait ${duration(seconds)} before you ask for another.`),
  'vhost-requests-closed': () => hostServ('Nobody can ask for a vhost here.'),
  'vhosts-closed': () => hostServ('Nobody gets another host at the moment.'),
  'vhost-not-offered': () => hostServ('That vhost is not offered. OFFERLIST shows which are.'),
  'vhost-not-wanted': ({ account }) => hostServ(`${account} waits for no vhost.`),
  'vhost-other-wanted': ({ account, host }) => hostServ(`${account} wants another vhost: ${host}`),
  'vhosts-forbidden': ({ account }) => hostServ(`An operator has forbidden vhosts to ${account}.`),
  'no-vhost': ({ account }) => hostServ(`${account} has no vhost.`),
};

function because(reason: string | undefined): string {
  return reason === undefined ? '.' : `: ${reason}`;
}
