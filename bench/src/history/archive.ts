import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Extent, fill, openHistory } from './fill.ts';

/** A data folder with a long history in it, for the shapes that read one. */
export interface Archive {
  folder: string;
  extent: Extent;
}

/**
 * Fills a history in a folder, as far as it is not there already; in a temporary one, which goes when the bench ends,
 * if none is given. All servers of a run begin with the same one, and add next to nothing to it.
 */
export async function makeArchive(
  given: string | undefined,
  extent: Extent,
  tell: (line: string) => void,
): Promise<Archive> {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'salon-bench-archive-'));
  if (given === undefined) process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  tell(`A history of ${extent.messages} messages is made in ${folder}`);
  const history = await openHistory(folder);
  await fill(history, extent, there => tell(`  ${there} are there`));
  await history.close();
  return { folder, extent };
}
