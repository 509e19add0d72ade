import { byOperator, refuse } from '../commands/spec.ts';
import { tellOfVhost, vhostToChange } from './owner.ts';
import { putVhost } from './registry.ts';
import type { ForbidVhosts } from './signal.ts';
import { without } from './vhost.ts';
import { wearAll } from './wear.ts';

/** An operator of the server wants an account to have no vhost, not even one that is offered; or lets it have one again. */
export const forbidVhosts = byOperator<ForbidVhosts>('vhosts', (scene, { account: name, on }) => {
  const vhost = vhostToChange(scene, name);
  if ('code' in vhost) return refuse(scene, vhost);
  const { account, forbidden = false } = vhost;
  const what = on ? 'forbidden' : 'permitted';
  if (on === forbidden) {
    return [{ type: 'vhost-changed', at: scene.at, session: scene.session, account, change: { what } }];
  }
  return [
    putVhost(
      scene,
      on ? { ...without(vhost, 'host', 'off', 'wanted'), forbidden: true } : without(vhost, 'forbidden'),
    ),
    ...wearAll(scene, account),
    ...tellOfVhost(scene, account, { what }),
  ];
});
