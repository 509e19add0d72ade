import { History, type HistoryOptions } from '../../src/history/history.ts';
import { makeLogger } from '../../src/observe/logger.ts';
import type { ServerParts } from '../../src/server/server.ts';
import { ManualClock } from './manual-clock.ts';
import { TestServer } from './test-server.ts';

/** A test server that remembers what is said: in memory, or in a folder that may have been another server's before. */
export async function rememberingServer(
  settings: Record<string, unknown> = {},
  place: 'memory' | { readonly folder: string } = 'memory',
  options: Pick<HistoryOptions, 'durable' | 'system'> = {},
  parts: Partial<ServerParts> = {},
): Promise<TestServer> {
  const logger = makeLogger({ level: 'silent', format: 'json' });
  const history = await History.open(place, { clock: new ManualClock(), logger, ...options });
  return await TestServer.start(settings, { history, ...parts });
}
