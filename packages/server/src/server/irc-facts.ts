import type { AnnouncedLimits } from '@salon/protocol';
import type { Settings } from '../config/schema.ts';
import type { IrcContext } from '../render/irc/context.ts';
import { version } from '../version.ts';

/** What of the context does not come from the settings. */
type Surroundings = Pick<
  IrcContext,
  'startedAt' | 'newcomers' | 'settingsName' | 'uses' | 'audit' | 'now' | 'vapid' | 'filehost'
>;

/** What IRC readers are told about a server whose settings may become others while it runs. */
export function ircFacts(settings: () => Settings, surroundings: Surroundings): IrcContext {
  let seen: Settings | undefined;
  let facts = factsOf(settings());
  const current = () => {
    if (seen !== settings()) {
      seen = settings();
      facts = factsOf(seen);
    }
    return facts;
  };
  return {
    ...surroundings,
    // It is known when the doors are open.
    get filehost() {
      return surroundings.filehost;
    },
    version,
    serverName: settings().server.name,
    network: settings().server.network,
    metadata: settings().metadata,
    get motd() {
      return current().motd;
    },
    get limits() {
      return current().limits;
    },
    get admin() {
      return current().admin;
    },
    get operators() {
      return current().operators;
    },
  };
}

/** What IRC clients are told of the limits. */
export function announcedLimits({ limits, server, guards, history, lobby }: Settings): AnnouncedLimits {
  return {
    ...limits,
    casemapping: server.casemapping,
    network: server.network,
    historyPageMax: history.enabled ? history.pageMax : 0,
    lobby,
    paced: guards.fakeLag.perSecond > 0,
  };
}

function factsOf(settings: Settings): Pick<IrcContext, 'motd' | 'limits' | 'admin' | 'operators'> {
  const { admin, opers, server } = settings;
  return {
    admin,
    operators: opers.map(({ name }) => name),
    motd: server.motd === '' ? [] : server.motd.trimEnd().split('\n'),
    limits: announcedLimits(settings),
  };
}
