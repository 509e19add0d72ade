import { clipText } from '@salon/protocol';
import { byOperator, refuse } from '../commands/spec.ts';
import { reports } from '../report.ts';
import { tellOfVhost, vhostToChange } from './owner.ts';
import { putVhost } from './registry.ts';
import type { DecideVhost } from './signal.ts';
import { without } from './vhost.ts';
import { wearAll } from './wear.ts';

/** An operator of the server decides whether someone is given the vhost that she wants. */
export const decideVhost = byOperator<DecideVhost>(
  'vhosts',
  (scene, { account: name, approve, host, reason }) => {
    const vhost = vhostToChange(scene, name);
    if ('code' in vhost) return refuse(scene, vhost);
    const { account, wanted } = vhost;
    if (wanted === undefined) return refuse(scene, { code: 'vhost-not-wanted', account });
    if (host !== undefined && host !== wanted) {
      return refuse(scene, { code: 'vhost-other-wanted', account, host: wanted });
    }
    const by = scene.user.identity;
    const told = reports(scene.state, {
      what: 'vhost-decided',
      by,
      account,
      host: wanted,
      approved: approve,
    });
    if (approve) {
      return [
        putVhost(scene, { ...without(vhost, 'wanted', 'off'), host: wanted }),
        ...wearAll(scene, account),
        ...tellOfVhost(scene, account, { what: 'approved', host: wanted }),
        ...told,
      ];
    }
    const why = clipText(reason ?? '', scene.settings.kickBytesMax) || undefined;
    const rejected = { host: wanted, ...(why !== undefined && { reason: why }) };
    return [
      putVhost(scene, { ...without(vhost, 'wanted'), rejected }),
      ...tellOfVhost(scene, account, { what: 'rejected', ...rejected }),
      ...told,
    ];
  },
);
