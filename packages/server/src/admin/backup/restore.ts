import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Settings } from '../../config/schema.ts';
import { diskFault, StoreError } from '../../store/fault.ts';
import { takeFolder } from '../../store/folder.ts';
import type { AdminAnswer, AdminCall } from '../spec.ts';
import { checksumOf, type Manifest, manifestName, manifestSchema } from './manifest.ts';
import { copyShared, sharedFolder } from './shared.ts';
import { whatIsWrong, withoutStrangers } from './verify.ts';

/** Puts a backup in the place of what a stopped server keeps: the word `restore`. */
export async function restoreBackup({ data }: Settings, call: AdminCall): Promise<AdminAnswer> {
  const backup = resolve(call.folder, call.params[0] ?? '');
  const folder = resolve(data.folder);
  const manifest = manifestIn(backup);
  if (typeof manifest === 'string') return { refused: manifest };
  try {
    const { release } = takeFolder(folder);
    try {
      return await restored(backup, folder, manifest, call.options.force === true);
    } finally {
      release();
    }
  } catch (error) {
    const fault = diskFault(error);
    if (!(fault instanceof StoreError)) throw fault;
    return {
      refused: fault.message === fault.reason ? `Nothing came of it: ${fault.reason}.` : fault.message,
    };
  }
}

async function restored(
  backup: string,
  folder: string,
  manifest: Manifest,
  mayReplace: boolean,
): Promise<AdminAnswer> {
  const mustReplace = isUsed(folder);
  if (mustReplace && !mayReplace) {
    return { refused: `Something is kept in ${folder} already: --force puts it aside.` };
  }
  const copy = join(folder, 'restoring');
  try {
    rmSync(copy, { recursive: true, force: true });
    mkdirSync(copy, { mode: 0o700 });
    const wrong = await copied(backup, copy, manifest);
    if (wrong === undefined) await copyShared(backup, copy);
    if (wrong !== undefined) return { refused: `${wrong} Nothing was changed.` };
    const aside = mustReplace ? putAside(folder) : undefined;
    mkdirSync(join(folder, 'history'), { recursive: true, mode: 0o700 });
    renameSync(join(copy, 'salon.db'), join(folder, 'salon.db'));
    if (existsSync(join(copy, 'history.db'))) {
      renameSync(join(copy, 'history.db'), join(folder, 'history', 'history.db'));
    }
    if (existsSync(join(copy, sharedFolder)))
      renameSync(join(copy, sharedFolder), join(folder, sharedFolder));
    const lines = [
      `${folder} is as it was at ${manifest.at}.`,
      ...(aside === undefined
        ? []
        : [`What was there before is in ${aside}; remove it when it is not needed.`]),
    ];
    return { lines, data: { folder, at: manifest.at, aside: aside ?? null } };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Copies a backup, and looks at the copy. Resolves to what is wrong with it, in one sentence, if anything is. */
async function copied(backup: string, copy: string, { files }: Manifest): Promise<string | undefined> {
  for (const { name, sha256 } of files) {
    const file = join(copy, name);
    if (!existsSync(join(backup, name))) return `${join(backup, name)} is missing.`;
    copyFileSync(join(backup, name), file);
    chmodSync(file, 0o600);
    if ((await checksumOf(file)) !== sha256)
      return `${join(backup, name)} is not what it was when it was made.`;
    const wrong = whatIsWrong(file, name);
    if (wrong !== undefined) return `${join(backup, name)}: ${wrong}.`;
  }
  if (!files.some(({ name }) => name === 'salon.db')) return `${backup} has no salon.db.`;
  withoutStrangers(copy);
  for (const { name } of files) {
    const handle = await open(join(copy, name), 'r');
    await handle.sync().finally(() => handle.close());
  }
  return undefined;
}

/** Whether anything is kept in a folder. To take the lock of a new one makes a database without anything in it. */
function isUsed(folder: string): boolean {
  const isThere = (name: string) => (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0) > 0;
  return ['salon.db', 'history/history.db'].some(isThere) || existsSync(join(folder, sharedFolder));
}

/** All that a server keeps what it keeps in. */
const places = ['salon.db', 'salon.db-wal', 'salon.db-shm', 'history', sharedFolder];

function putAside(folder: string): string {
  const aside = join(folder, `replaced-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`);
  mkdirSync(aside, { mode: 0o700 });
  for (const name of places) {
    if (existsSync(join(folder, name))) renameSync(join(folder, name), join(aside, name));
  }
  return aside;
}

/** What a backup says of itself; a sentence when it is none. */
function manifestIn(backup: string): Manifest | string {
  let text: string;
  try {
    text = readFileSync(join(backup, manifestName), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return `${backup} is no backup: it has no ${manifestName}.`;
    return `${join(backup, manifestName)} cannot be read (${code}).`;
  }
  try {
    const { data } = manifestSchema.safeParse(JSON.parse(text));
    return data ?? `${join(backup, manifestName)} is not of this version, or damaged.`;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return `${join(backup, manifestName)} is damaged.`;
  }
}
