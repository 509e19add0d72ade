import { suspensionOf } from '../accounts/account.ts';
import { accountOf } from '../accounts/registry.ts';
import { changeAccount } from '../accounts/set-account.ts';
import { actorOf } from '../actor.ts';
import { byOperatorOrServer, refuse } from '../commands/spec.ts';
import { kept } from '../kept/key.ts';
import { reports } from '../report.ts';
import { readBanTarget } from './ban.ts';
import { banOn, dropBan } from './registry.ts';
import type { Unban } from './signal.ts';

/** An operator lifts a ban. */
export const unban = byOperatorOrServer<Unban>('ban', (scene, command) => {
  const { state, at, session } = scene;
  const target = readBanTarget(command.target);
  if (target?.is === 'account') {
    const account = accountOf(state, target.target);
    if (account !== undefined && suspensionOf(account, at) !== undefined) {
      return changeAccount(scene, account, { suspended: null });
    }
  }
  const ban = target && banOn(state, target.target);
  if (ban === undefined) return refuse(scene, { code: 'no-such-ban', target: command.target });
  dropBan(state, ban);
  return [
    kept(scene, 'ban', ban.target),
    { type: 'ban-lifted', at, session, ban },
    ...reports(state, { what: 'unbanned', by: actorOf(scene).identity, ban }),
  ];
});
