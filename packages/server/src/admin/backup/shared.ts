import { constants } from 'node:fs';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isId } from '../../files/names.ts';

/** The folder of files that people share, in a data folder and in a backup. */
export const sharedFolder = 'files';

/**
 * Copies the files that people share from one folder into another one, whose folder it makes; resolves to how many. A file
 * never changes; one that is deleted meanwhile is left out, as the server does with a row that has no file.
 */
export async function copyShared(from: string, into: string): Promise<number> {
  const names = (await unless('ENOENT', readdir(join(from, sharedFolder)))) ?? [];
  const shared = names.filter(isId);
  if (shared.length === 0) return 0;
  await mkdir(join(into, sharedFolder), { mode: 0o700 });
  for (const name of shared) {
    const copy = copyFile(
      join(from, sharedFolder, name),
      join(into, sharedFolder, name),
      constants.COPYFILE_FICLONE,
    );
    await unless('ENOENT', copy);
  }
  return shared.length;
}

/** What something resolves to, or undefined where it fails in this way. */
async function unless<T>(code: string, work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== code) throw error;
    return undefined;
  }
}
