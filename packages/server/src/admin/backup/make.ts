import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { diskFault } from '../../store/fault.ts';
import { version } from '../../version.ts';
import type { Hands } from '../hands.ts';
import { type AdminAnswer, type AdminCall, said } from '../spec.ts';
import { backupFiles, checksumOf, type Manifest, manifestName } from './manifest.ts';
import { copyShared } from './shared.ts';

/** Copies all that is kept into a new folder, which is there whole or not at all: the word `backup`. */
export async function makeBackup(hands: Hands, call: AdminCall): Promise<AdminAnswer> {
  const folder = resolve(call.folder, call.params[0] ?? '');
  if (existsSync(folder)) return { refused: `${folder} is there already, and nothing is written over.` };
  const unfinished = `${folder}.unfinished`;
  try {
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { mode: 0o700 });
    const manifest = await filled(hands, unfinished);
    await saved(unfinished);
    renameSync(unfinished, folder);
    await saved(dirname(folder));
    return said(`All that is kept is copied into ${folder}.`, { folder, ...manifest });
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw diskFault(error);
  }
}

async function filled({ clock, history, store, settle, settings }: Hands, folder: string): Promise<Manifest> {
  const at = new Date(clock.now()).toISOString();
  settle();
  await history?.copyTo(join(folder, 'history.db'));
  await store.backUp(join(folder, 'salon.db'));
  await copyShared(resolve(settings().data.folder), folder);
  const files: Manifest['files'] = [];
  for (const name of backupFiles) {
    const file = join(folder, name);
    if (!existsSync(file)) continue;
    files.push({ name, bytes: statSync(file).size, sha256: await checksumOf(file) });
  }
  const manifest: Manifest = { type: 'salon-backup', version: 1, salon: version, at, files };
  const handle = await open(join(folder, manifestName), 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(manifest, undefined, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return manifest;
}

/** Lets the disk have the list of what is in a folder. */
async function saved(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
