import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from '../measure/stats.ts';
import { startWebSalon } from '../web/salon.ts';
import { type Client, open } from './clients.ts';

/** How soon a client can be used. */
export interface Start {
  readonly client: Client;
  /** From the start of the program until it was in the room. Milliseconds, median. */
  readonly inMs: number;
}

const size = { columns: 80, rows: 24 };

/** Starts each client so many times, in turns. Each has its home from the time before, as people have it. */
export async function measureStart(clients: readonly Client[], rounds: number): Promise<readonly Start[]> {
  const salon = await startWebSalon();
  const homes = clients.map(() => mkdtempSync(join(tmpdir(), 'salon-terminal-bench-')));
  const times = clients.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, client] of clients.entries()) {
      const opened = await open(client, salon.ircPort, size, homes[index]);
      // The first time is that of a machine that has not read the files yet.
      if (round > 0) times[index]?.push(opened.inMs);
      await opened.close();
    }
  }
  await salon.close();
  for (const home of homes) rmSync(home, { recursive: true, maxRetries: 5 });
  return clients.map((client, index) => ({ client, inMs: median(times[index] ?? []) ?? 0 }));
}
