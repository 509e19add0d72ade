import { onTestFinished } from 'vitest';
import { administer } from '../../src/admin/command-line.ts';
import { controlPath } from '../../src/admin/control/path.ts';
import { readAdmin } from '../../src/config/admin-options.ts';
import { settingsSchema } from '../../src/config/schema.ts';
import { History } from '../../src/history/history.ts';
import { makeLogger } from '../../src/observe/logger.ts';
import { Store } from '../../src/store/store.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { cheapAccounts, TestServer } from '../support/test-server.ts';

/** What the command line wrote, and how it ended. */
export interface Said {
  readonly exit: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

/** Settings for a data folder, with as little work for passwords as there can be. */
function settingsIn(folder: string) {
  return settingsSchema.parse({
    data: { folder },
    accounts: cheapAccounts,
    doors: [{ kind: 'irc', host: '127.0.0.1', port: 0 }],
  });
}

/** Says something on the command line, as someone does who types this password when she is asked. */
export async function say(
  folder: string,
  line: readonly string[],
  password = 'correct-horse',
  tries?: number,
): Promise<Said> {
  const out: string[] = [];
  const err: string[] = [];
  const terminal = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    askPassword: () => Promise.resolve(password),
  };
  const exit = await administer(readAdmin(line).asked, settingsIn(folder), terminal, tries);
  return { exit, out, err };
}

/** A server in this process that keeps what it keeps in a folder, and listens there to the command line. */
export async function serveIn(folder: string): Promise<TestServer> {
  const store = Store.open({ folder });
  const server = await TestServer.start({}, { store, control: controlPath(folder) });
  onTestFinished(() => server.stop());
  return server;
}

/** The same, with a history, whose clock stands at what is now or stood still before. */
export async function serveRemembering(folder: string, now = Date.now()): Promise<TestServer> {
  const store = Store.open({ folder });
  const logger = makeLogger({ level: 'silent', format: 'json' });
  const history = await History.open({ folder }, { clock: new ManualClock(), logger });
  const server = await TestServer.start(
    { data: { folder } },
    { store, history, control: controlPath(folder), clock: new ManualClock(now) },
  );
  onTestFinished(() => server.stop());
  return server;
}
