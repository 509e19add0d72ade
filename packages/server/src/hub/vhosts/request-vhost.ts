import { type CommandSpec, refuse, type UserScene } from '../commands/spec.ts';
import type { Refusal } from '../refusal.ts';
import { reports } from '../report.ts';
import { ownVhost } from './owner.ts';
import { putVhost } from './registry.ts';
import type { RequestVhost } from './signal.ts';
import { isVhost, type Vhost, without } from './vhost.ts';

/** A user wants a vhost. Operators of the server who listen are told, and it waits for one of them to decide. */
export const requestVhost: CommandSpec<RequestVhost> = {
  by: 'user',
  run(scene, { host }) {
    const { state, at, session, user } = scene;
    const vhost = ownVhost(scene);
    if ('code' in vhost) return refuse(scene, vhost);
    const refusal = whatForbids(scene, vhost, host);
    if (refusal !== undefined) return refuse(scene, refusal);
    const { account } = vhost;
    return [
      putVhost(scene, { ...without(vhost, 'rejected'), wanted: host, askedAt: at }),
      { type: 'vhost-changed', at, session, account, change: { what: 'requested', host } },
      ...reports(state, { what: 'vhost-requested', who: user.identity, account, host }),
    ];
  },
};

/** Who wants another one waits as long as who was rejected: operators are told of each. */
function whatForbids({ settings, at }: UserScene, vhost: Vhost, host: string): Refusal | undefined {
  if (!settings.vhostRequests) return { code: 'vhost-requests-closed' };
  if (!isVhost(host, settings)) return { code: 'vhost-invalid', host };
  if (vhost.host === host) return { code: 'vhost-had', host };
  const seconds =
    Math.ceil(((vhost.askedAt ?? Number.NEGATIVE_INFINITY) - at) / 1000) + settings.vhostRequestSeconds;
  return seconds > 0 ? { code: 'vhost-too-soon', seconds } : undefined;
}
