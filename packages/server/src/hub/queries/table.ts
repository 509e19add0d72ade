import { account, accountSessions, accounts } from '../accounts/queries.ts';
import { defcon } from '../bans/defcon-query.ts';
import { banInfo, bans } from '../bans/queries.ts';
import { persistence } from '../devices/queries.ts';
import { memory } from '../history/queries.ts';
import { readMarker } from '../markers/queries.ts';
import { metadataGet, metadataList, metadataSubscriptions, metadataSync } from '../metadata/queries.ts';
import type { Query } from '../query.ts';
import { howToBan } from '../registered/how-to-ban.ts';
import {
  channelAccess,
  channelInfo,
  channelSettings,
  channelsOf,
  purges,
  registeredChannels,
} from '../registered/queries.ts';
import { vhost, vhostsOffered, vhostsWanted } from '../vhosts/queries.ts';
import { aboutServer } from './about-server.ts';
import { accepts } from './accepts.ts';
import { audit } from './audit.ts';
import { invites } from './invites.ts';
import { ison } from './ison.ts';
import { list } from './list.ts';
import { lusers } from './lusers.ts';
import { modeList } from './mode-list.ts';
import { modes } from './modes.ts';
import { monitorList, monitorStatus } from './monitor.ts';
import { names } from './names.ts';
import { silences } from './silences.ts';
import type { QuerySpec } from './spec.ts';
import { stats } from './stats.ts';
import { topic } from './topic.ts';
import { userModes } from './user-modes.ts';
import { userhost } from './userhost.ts';
import { who } from './who.ts';
import { whois } from './whois.ts';
import { whowas } from './whowas.ts';

/** Everything that can be asked, by the type of the query. */
export const queries: { readonly [T in Query['type']]: QuerySpec<Extract<Query, { type: T }>> } = {
  accepts,
  account,
  'account-sessions': accountSessions,
  accounts,
  'channel-access': channelAccess,
  'channel-info': channelInfo,
  'channel-settings': channelSettings,
  'channels-of': channelsOf,
  'how-to-ban': howToBan,
  audit,
  'ban-info': banInfo,
  bans,
  defcon,
  invites,
  ison,
  list,
  lusers,
  memory,
  'metadata-get': metadataGet,
  'metadata-list': metadataList,
  'metadata-subscriptions': metadataSubscriptions,
  'metadata-sync': metadataSync,
  'mode-list': modeList,
  modes,
  'monitor-list': monitorList,
  'monitor-status': monitorStatus,
  names,
  purges,
  persistence,
  'read-marker': readMarker,
  'registered-channels': registeredChannels,
  server: aboutServer,
  silences,
  stats,
  topic,
  'user-modes': userModes,
  userhost,
  vhost,
  'vhosts-offered': vhostsOffered,
  'vhosts-wanted': vhostsWanted,
  who,
  whois,
  whowas,
};
