import type { HubSettings } from '../hub/limits.ts';
import type { Settings } from './schema.ts';

/** What the hub needs of the settings. */
export function hubSettings({ server, limits, channels, users, accounts, metadata }: Settings): HubSettings {
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
    channelModesDefault: channels.modesDefault,
    userModesDefault: users.modesDefault,
  };
}
