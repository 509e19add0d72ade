import { type Identity, identityOf } from '../identity.ts';
import type { HubSettings } from '../limits.ts';

/** As whom the server does in channels what nobody else did. */
export function chanServ({ serverName }: HubSettings): Identity {
  return identityOf('ChanServ', 'ChanServ', serverName, 'ChanServ');
}
