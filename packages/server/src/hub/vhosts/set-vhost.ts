import { byOperator, refuse } from '../commands/spec.ts';
import { tellOfVhost, vhostToChange } from './owner.ts';
import { putVhost } from './registry.ts';
import type { SetVhost } from './signal.ts';
import { isVhost, without } from './vhost.ts';
import { wearAll } from './wear.ts';

/** An operator of the server gives an account a vhost without having been asked for it, or takes it away. */
export const setVhost = byOperator<SetVhost>('vhosts', (scene, { account: name, host }) => {
  const vhost = vhostToChange(scene, name);
  if ('code' in vhost) return refuse(scene, vhost);
  const { account } = vhost;
  if (host === undefined) {
    if (vhost.host === undefined) return refuse(scene, { code: 'no-vhost', account });
    return [
      putVhost(scene, without(vhost, 'host', 'off')),
      ...wearAll(scene, account),
      ...tellOfVhost(scene, account, { what: 'removed', host: vhost.host }),
    ];
  }
  if (vhost.forbidden) return refuse(scene, { code: 'vhosts-forbidden', account });
  if (!isVhost(host, scene.settings)) return refuse(scene, { code: 'vhost-invalid', host });
  const isWanted = vhost.wanted === host;
  return [
    putVhost(scene, { ...without(vhost, 'off', ...(isWanted ? (['wanted'] as const) : [])), host }),
    ...wearAll(scene, account),
    ...tellOfVhost(scene, account, { what: 'set', host }),
  ];
});
