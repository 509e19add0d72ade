import type { HubSettings } from '../hub/limits.ts';
import type { Settings } from './schema.ts';

/** What the hub needs of the settings. */
export function hubSettings({
  server,
  limits,
  channels,
  users,
  accounts,
  metadata,
  cloak,
}: Settings): HubSettings {
  return {
    ...limits,
    metadata,
    casemapping: server.casemapping,
    nicksOwned: accounts.nicks,
    nicksPerAccountMax: accounts.nicksPerAccountMax,
    registrationOpen: accounts.registration === 'open',
    channelRegistration: channels.registration,
    channelsPerAccountMax: channels.perAccountMax,
    accessEntriesMax: channels.accessEntriesMax,
    serverName: server.name,
    vhostRequests: accounts.vhosts.requests,
    vhostRequestSeconds: accounts.vhosts.requestSeconds,
    vhostCharsMax: accounts.vhosts.charsMax,
    vhostsAllowed: accounts.vhosts.allowed,
    vhostsOffered: accounts.vhosts.offered,
    cloakSuffix: cloak.suffix,
    channelModesDefault: channels.modesDefault,
    userModesDefault: users.modesDefault,
  };
}
