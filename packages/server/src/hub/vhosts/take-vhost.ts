import { type CommandSpec, refuse } from '../commands/spec.ts';
import { ownVhost } from './owner.ts';
import { putVhost } from './registry.ts';
import type { TakeVhost } from './signal.ts';
import { without } from './vhost.ts';
import { wearAll } from './wear.ts';

/** A user takes one of the hosts that everyone may have. */
export const takeVhost: CommandSpec<TakeVhost> = {
  by: 'user',
  run(scene, { host }) {
    const { at, session, settings } = scene;
    const vhost = ownVhost(scene);
    if ('code' in vhost) return refuse(scene, vhost);
    if (!settings.vhostsOffered.includes(host)) return refuse(scene, { code: 'vhost-not-offered', host });
    const { account } = vhost;
    return [
      putVhost(scene, { ...without(vhost, 'off'), host }),
      ...wearAll(scene, account),
      { type: 'vhost-changed', at, session, account, change: { what: 'set', host } },
    ];
  },
};
