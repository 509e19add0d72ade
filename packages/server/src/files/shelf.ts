import { createWriteStream, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../loop/clock.ts';
import type { Logger } from '../observe/logger.ts';
import type { SharedFile, SharedFiles } from '../store/shared-files.ts';
import { type Fault, Inspection } from './inspection.ts';
import { kindOf } from './kinds.ts';
import { freshId, harmlessName, isId } from './names.ts';
import type { Owners } from './owners.ts';
import type { FileRules } from './rules.ts';

const hourMs = 3_600_000;

/** A file as someone wants to upload it. */
export interface Upload {
  readonly owner: string;
  readonly name: string;
  /** As the sender says; the first bytes say more. */
  readonly type: string;
  /** How many bytes it will be, where the sender says so. */
  readonly bytes: number | undefined;
  readonly content: Readable;
}

/** What comes of an upload. */
export type Taken = { readonly is: 'taken'; readonly file: SharedFile } | { readonly is: Fault };

/** What of an owner is on its way. */
interface Arriving {
  files: number;
  bytes: number;
}

/** What the shelf needs from around it. */
export interface ShelfParts {
  readonly folder: string;
  readonly table: SharedFiles;
  readonly rules: () => FileRules;
  readonly owners: Pick<Owners, 'mayUpload'>;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'error' | 'warn'>;
}

/**
 * Where the files lie that people share: each under its id in a folder, with a row in the store. A file has a row only when
 * all of it is on disk, and what lies there without a row is taken away.
 */
export class Shelf {
  private readonly parts: ShelfParts;
  /** How many bytes there are, with those that are on their way. */
  private total = 0;
  /** Of each owner, how many files are on their way, and how many bytes of them are here. */
  private readonly arriving = new Map<string, Arriving>();

  constructor(parts: ShelfParts) {
    this.parts = parts;
  }

  /**
   * Makes the folder, and takes away what was on its way when the server ended: what is only begun, what lies there without
   * a row, and rows of what does not lie there, as after going back to a backup.
   */
  open(): void {
    const { folder, table } = this.parts;
    rmSync(this.incoming, { recursive: true, force: true });
    mkdirSync(this.incoming, { recursive: true, mode: 0o700 });
    const lying = new Set(readdirSync(folder).filter(isId));
    for (const { id, bytes } of [...table.all()]) {
      if (lying.delete(id)) this.total += bytes;
      else table.remove(id);
    }
    for (const id of lying) rmSync(this.pathOf(id), { force: true });
  }

  /** Takes a file in. Rejects when the disk fails, or its sender is gone; then nothing of it is kept. */
  async take(upload: Upload): Promise<Taken> {
    const fault = this.faultOf(upload);
    if (fault !== undefined) return { is: fault };
    const id = freshId();
    const place = join(this.incoming, id);
    const inspection = new Inspection({
      grown: bytes => this.grown(upload.owner, bytes, inspection.bytes),
      kindOf: head => this.kindOf(head, upload.type),
    });
    const owned = this.begins(upload.owner);
    let taken: Taken | undefined;
    try {
      const written = createWriteStream(place, { flags: 'wx', mode: 0o600, flush: true });
      await pipeline(inspection.letThrough(upload.content), written);
      taken =
        inspection.fault === undefined
          ? await this.keep(id, place, upload, inspection)
          : { is: inspection.fault };
      return taken;
    } finally {
      this.ends(upload.owner, owned, inspection.bytes);
      if (taken?.is !== 'taken') {
        this.total -= inspection.bytes;
        await rm(place, { force: true });
        await rm(this.pathOf(id), { force: true });
      }
    }
  }

  /** A file that is still kept. */
  find(id: string): SharedFile | undefined {
    if (!isId(id)) return undefined;
    const file = this.parts.table.get(id);
    return file !== undefined && file.expiresAt > this.parts.clock.now() ? file : undefined;
  }

  /** Where a file lies. */
  pathOf(id: string): string {
    return join(this.parts.folder, id);
  }

  /** Deletes files: first their rows, so that nobody is led to what is not there. */
  remove(files: readonly SharedFile[]): void {
    for (const { id, bytes } of files) {
      // Two may have found it at the same time.
      if (!this.parts.table.remove(id)) continue;
      this.total -= bytes;
      rm(this.pathOf(id), { force: true }).catch((error: unknown) => {
        this.parts.logger.error({ err: error }, `The file ${id} could not be deleted`);
      });
    }
  }

  /** Deletes what is kept for long enough. */
  tidy(): void {
    this.remove(this.parts.table.expired(this.parts.clock.now()));
  }

  private get incoming(): string {
    return join(this.parts.folder, 'incoming');
  }

  private async keep(id: string, place: string, upload: Upload, inspection: Inspection): Promise<Taken> {
    await rename(place, this.pathOf(id));
    // While it came in, its account may have been dropped.
    if (!this.parts.owners.mayUpload(upload.owner)) return { is: 'forbidden' };
    const now = this.parts.clock.now();
    const file: SharedFile = {
      id,
      owner: upload.owner,
      name: harmlessName(upload.name),
      type: inspection.kind ?? upload.type,
      bytes: inspection.bytes,
      uploadedAt: now,
      expiresAt: now + this.parts.rules().unsaidHours * hourMs,
      target: null,
      message: null,
    };
    this.parts.table.add(file);
    return { is: 'taken', file };
  }

  private begins(owner: string): Arriving {
    const own = this.arriving.get(owner) ?? { files: 0, bytes: 0 };
    own.files += 1;
    this.arriving.set(owner, own);
    return own;
  }

  private ends(owner: string, own: Arriving, bytes: number): void {
    own.files -= 1;
    own.bytes -= bytes;
    if (own.files === 0) this.arriving.delete(owner);
  }

  private grown(owner: string, bytes: number, soFar: number): Fault | undefined {
    const own = this.arriving.get(owner);
    if (own !== undefined) own.bytes += bytes;
    this.total += bytes;
    return this.overflow(owner, soFar, 0);
  }

  private faultOf({ owner, bytes = 0 }: Upload): Fault | undefined {
    const { atOnceMax, perOwnerAtOnceMax } = this.parts.rules();
    let arriving = 0;
    for (const { files } of this.arriving.values()) arriving += files;
    const own = this.arriving.get(owner)?.files ?? 0;
    return arriving >= atOnceMax || own >= perOwnerAtOnceMax ? 'busy' : this.overflow(owner, bytes, bytes);
  }

  /** Whether a file of so many bytes is too much, when so many of them are still to come. */
  private overflow(owner: string, bytes: number, toCome: number): Fault | undefined {
    const { fileBytesMax, accountBytesMax, totalBytesMax } = this.parts.rules();
    if (bytes > fileBytesMax) return 'too-large';
    const own = this.arriving.get(owner)?.bytes ?? 0;
    if (this.parts.table.bytesOf(owner) + own + toCome > accountBytesMax) return 'account-full';
    return this.total + toCome > totalBytesMax ? 'server-full' : undefined;
  }

  private async kindOf(head: Uint8Array, declared: string): Promise<string | undefined> {
    const kind = await kindOf(head, declared);
    return kind !== undefined && this.parts.rules().types.includes(kind) ? kind : undefined;
  }
}
