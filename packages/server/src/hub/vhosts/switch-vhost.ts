import { type CommandSpec, refuse } from '../commands/spec.ts';
import { ownVhost } from './owner.ts';
import { putVhost } from './registry.ts';
import type { SwitchVhost } from './signal.ts';
import { without } from './vhost.ts';
import { wearAll } from './wear.ts';

/** A user is seen with the vhost of her account from now on, or without it; so is who else is logged in to it. */
export const switchVhost: CommandSpec<SwitchVhost> = {
  by: 'user',
  run(scene, { on }) {
    const { at, session } = scene;
    const vhost = ownVhost(scene);
    if ('code' in vhost) return refuse(scene, vhost);
    const { account, host } = vhost;
    if (host === undefined) return refuse(scene, { code: 'no-vhost', account });
    return [
      putVhost(scene, on ? without(vhost, 'off') : { ...vhost, off: true }),
      ...wearAll(scene, account),
      { type: 'vhost-changed', at, session, account, change: { what: 'switched', on, host } },
    ];
  },
};
