import type { HubSettings } from '../hub/limits.ts';
import type { Settings } from './schema.ts';

/** What the hub needs of the settings. */
export function hubSettings({ server, limits, channels, users }: Settings): HubSettings {
  return {
    ...limits,
    casemapping: server.casemapping,
    channelModesDefault: channels.modesDefault,
    userModesDefault: users.modesDefault,
  };
}
