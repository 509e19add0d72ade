import { settingsSchema } from '../../src/config/schema.ts';
import type { IrcContext } from '../../src/render/irc/context.ts';

const { limits, metadata, server } = settingsSchema.parse({});

/** What IRC readers know of a server with the default limits, but for what a test says. */
export function ircContext(changes: Partial<IrcContext> = {}): IrcContext {
  return {
    serverName: 'salon.test',
    network: 'Salon',
    version: 'salon-x',
    startedAt: 0,
    motd: [],
    limits: {
      ...limits,
      casemapping: server.casemapping,
      network: changes.network ?? 'Salon',
      historyPageMax: 1000,
      paced: true,
      lobby: '#lobby',
    },
    metadata,
    newcomers: () => 0,
    admin: { location: '', organisation: '', email: '' },
    operators: [],
    settingsName: 'salon.yaml',
    uses: () => [],
    audit: () => [],
    now: () => 0,
    vapid: undefined,
    filehost: undefined,
    ...changes,
  };
}
