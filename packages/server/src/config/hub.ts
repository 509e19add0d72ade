import type { HubSettings } from '../hub/limits.ts';
import { operRows } from './opers.ts';
import type { Settings } from './schema.ts';

/** What the hub needs of the settings. No password is in it. */
export function hubSettings(settings: Settings): HubSettings {
  const { server, limits, channels, users, accounts, metadata, history, guards, cloak } = settings;
  const { enabled: on, days, count, daysMax, countMax, readable, ownRemovable, toldOnJoin } = history;
  const { markersMax, redactSeconds, editSeconds } = history;
  const remembering = { on, days, count, daysMax, countMax, readable, ownRemovable, toldOnJoin };
  return {
    ...limits,
    metadata,
    history: { ...remembering, markersMax, redactSeconds, editSeconds },
    casemapping: server.casemapping,
    nicksOwned: accounts.nicks,
    nicksPerAccountMax: accounts.nicksPerAccountMax,
    devices: accounts.devices,
    alwaysOn: accounts.alwaysOn,
    alwaysOnDays: accounts.alwaysOnDays,
    sessionsPerAccountMax: accounts.sessionsMax,
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
    exempt: guards.exempt,
    autoOpers: operRows(settings)
      .filter(({ auto }) => auto)
      .map(({ auto: _, ...row }) => row),
    operAccounts: settings.opers.flatMap(({ account }) => account ?? []),
  };
}
