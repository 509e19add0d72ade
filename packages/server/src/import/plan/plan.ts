import { stripControls } from '@salon/protocol';
import { readAnope } from '../anope/anope.ts';
import { readAtheme } from '../atheme/atheme.ts';
import { readErgo } from '../ergo/ergo.ts';
import { Gathered } from '../gathered.ts';
import type { ImportedAccount, ImportedBan, ImportFault, ImportReader, Skipped } from '../imported.ts';
import { planAccounts } from './accounts.ts';
import { planBans } from './bans.ts';
import { type PlannedChannel, planChannels } from './channels.ts';
import type { ImportGround } from './ground.ts';
import { Names } from './names.ts';

/** How the file of each server is read. */
export const importReaders = { ergo: readErgo, anope: readAnope, atheme: readAtheme } as const satisfies {
  readonly [format: string]: ImportReader;
};

/** The servers of which files can be read. */
export type ImportFormat = keyof typeof importReaders;

/** What is to be added for a file to be taken in, and what of it is not. Nothing of it clashes with what is there. */
export interface ImportPlan {
  readonly accounts: readonly ImportedAccount[];
  readonly channels: readonly PlannedChannel[];
  readonly bans: readonly ImportedBan[];
  readonly skipped: readonly Skipped[];
}

/**
 * Says what would be taken of another server's file, and what is skipped and why. Nothing is changed: a dry run is to
 * show this and no more.
 */
export function planImport(
  format: ImportFormat,
  bytes: Uint8Array,
  ground: ImportGround,
): ImportPlan | ImportFault {
  const imported = importReaders[format](bytes, ground.now);
  // A file may hold anything where it says of which version it is.
  if ('fault' in imported) return { fault: stripControls(imported.fault) };
  const plan = new Gathered();
  const names = new Names(ground);
  planAccounts(imported.accounts, names, ground, plan);
  const channels = planChannels(imported.channels, names, ground, plan);
  planBans(imported.bans, ground, plan);
  const { accounts, bans } = plan;
  return { accounts, channels, bans, skipped: [...imported.skipped, ...plan.skipped] };
}
