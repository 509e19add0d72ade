import type { HubSettings } from '../hub/limits.ts';
import type { Settings } from './schema.ts';

/** What the hub needs of the settings. */
export function hubSettings({ limits, channels, users }: Settings): HubSettings {
  return { ...limits, channelModesDefault: channels.modesDefault, userModesDefault: users.modesDefault };
}
