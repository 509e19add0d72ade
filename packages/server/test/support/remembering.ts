import { History, type HistoryOptions } from '../../src/history/history.ts';
import { makeLogger } from '../../src/observe/logger.ts';
import type { ServerParts } from '../../src/server/parts.ts';
import { ManualClock } from './manual-clock.ts';
import { TestServer } from './test-server.ts';

/** A test server that remembers what is said: in memory, or in a folder that may have been another server's before. */
export async function rememberingServer(
  settings: Record<string, unknown> = {},
  place: 'memory' | { readonly folder: string } = 'memory',
  options: Pick<HistoryOptions, 'durable' | 'system'> = {},
  parts: Partial<ServerParts> = {},
): Promise<TestServer> {
  return await TestServer.start(settings, { history: await openHistory(place, options), ...parts });
}

/** What a client is shown of the latest of a place, with all that happened beside the talk, as whole lines. */
export async function playedTo({ server }: TestServer, nick: string, target: string): Promise<string[]> {
  const session = [...server.sessions.values()].find(session => session.nick === nick);
  if (session === undefined) throw new Error(`${nick} has no session`);
  const part = { type: 'latest', limit: 100, events: true } as const;
  const page = await server.librarian.page(session.id, target, part);
  if ('code' in page) throw new Error(page.code);
  return page.events.flatMap(event => session.reader.event(event).split('\r\n')).filter(line => line !== '');
}

/** A history for a test, which the server closes that it is given to. */
export async function openHistory(
  place: 'memory' | { readonly folder: string } = 'memory',
  options: Pick<HistoryOptions, 'durable' | 'system'> = {},
): Promise<History> {
  const logger = makeLogger({ level: 'silent', format: 'json' });
  return await History.open(place, { clock: new ManualClock(), logger, ...options });
}
