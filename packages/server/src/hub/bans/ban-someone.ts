import { clipText } from '@salon/protocol';
import { accountOf } from '../accounts/registry.ts';
import { changeAccount } from '../accounts/set-account.ts';
import { actorOf } from '../actor.ts';
import { endSome } from '../commands/leave.ts';
import { putAllOut } from '../commands/put-out.ts';
import { byOperatorOrServer, refuse, type Scene, type UserScene } from '../commands/spec.ts';
import type { Effect } from '../effect.ts';
import { kept } from '../kept/key.ts';
import { reports } from '../report.ts';
import { hasPrivilege } from '../state/user.ts';
import { type Ban, isTooWide, readBanTarget } from './ban.ts';
import { banOn, bansThatHit, type Hit, hitBy, putBan } from './registry.ts';
import type { BanSomeone } from './signal.ts';

/**
 * An operator keeps someone out of the server: whom it hits of those who are here is gone at once, but for operators
 * who may lift the ban as well. One that would hit nearly everyone must be forced, and must end some day. Upon an
 * account it is that the account is suspended.
 */
export const banSomeone = byOperatorOrServer<BanSomeone>('ban', (scene, command) => {
  const { state, settings, at, session, user } = scene;
  const target = readBanTarget(command.target);
  if (target === undefined || target.is !== (command.only ?? target.is)) {
    return refuse(scene, { code: 'ban-target-invalid', target: command.target, only: command.only });
  }
  const until = command.seconds === undefined ? undefined : at + command.seconds * 1000;
  const reason = clipText(command.reason, settings.kickBytesMax);
  const actor = actorOf(scene);
  if (target.is === 'account') {
    const account = accountOf(state, target.target);
    if (account === undefined) return refuse(scene, { code: 'no-such-account', account: target.target });
    const { seconds } = command;
    const suspended = { reason, ...(seconds !== undefined && { seconds }) };
    return changeAccount(scene, account, { suspended });
  }
  if (isTooWide(target) && !(command.forced && until !== undefined)) {
    return refuse(scene, { code: 'ban-too-wide', target: target.target });
  }

  const note = clipText(command.note ?? '', settings.kickBytesMax);
  const ban: Ban = {
    target: target.target,
    reason,
    by: actor.name,
    at,
    ...(note !== '' && { note }),
    ...(until !== undefined && { until }),
    ...(command.sparesAccounts && { sparesAccounts: true }),
  };
  const before = banOn(state, ban.target);
  putBan(state, ban);
  const victims = hitBy(state, ban).filter(hit => hit.user !== user && !hasPrivilege(hit.user, 'ban'));
  const nicks = (hits: readonly Hit[]) => hits.map(({ user: { identity } }) => identity.nick);
  const gone = nicks(victims.filter(isWhole));
  const partly = nicks(victims.filter(hit => !isWhole(hit)));
  return [
    ...(before === undefined ? [] : [kept(scene, 'ban', before.target)]),
    kept(scene, 'ban', ban.target),
    { type: 'ban-added', at, session, ban, gone, ...(partly.length > 0 && { partly }) },
    ...banish(scene, victims, ban),
    ...reports(state, { what: 'banned', by: actor.identity, ban, gone: gone.length }),
  ];
});

/** Puts out who is about to log out of the account that alone spared her a ban; nothing happens to anyone else. */
export function banishUnspared(scene: UserScene): readonly Effect[] {
  const { state, user } = scene;
  if (user.identity.account === undefined || hasPrivilege(user, 'ban')) return [];
  const without = { ...user, identity: { ...user.identity, account: undefined } };
  const ban = bansThatHit(state, without).find(({ sparesAccounts }) => sparesAccounts);
  return ban === undefined ? [] : banish(scene, [{ user, sessions: user.sessions, isUpon: 'user' }], ban);
}

/**
 * Puts out whom a ban hits. The reason is told to them alone. Of whom it means by some of the places from which she
 * comes, only the sessions from there end.
 */
function banish(scene: Scene, victims: readonly Hit[], { reason, until }: Ban): readonly Effect[] {
  const { at } = scene;
  const sessions = victims.flatMap(victim => victim.sessions);
  const told = sessions.map(session => ({ type: 'banished', at, session, reason, until }) as const);
  const users = victims.filter(isWhole).map(({ user }) => user);
  const others = victims.filter(hit => !isWhole(hit));
  return [...told, ...putAllOut(scene, users, 'Banned'), ...endSome(scene, others, 'Banned')];
}

/** Whether nothing is left of someone when the sessions end that a ban means. */
function isWhole({ user, sessions, isUpon }: Hit): boolean {
  return isUpon === 'user' || sessions.length === user.sessions.length;
}
