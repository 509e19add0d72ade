import type { Imported, ImportedAccount, ImportedBan, ImportedChannel, Skipped } from './imported.ts';

/** What a reader has found so far. */
export class Gathered implements Imported {
  readonly accounts: ImportedAccount[] = [];
  readonly channels: ImportedChannel[] = [];
  readonly bans: ImportedBan[] = [];
  readonly skipped: Skipped[] = [];

  /** Says that something is left out. */
  skip(what: string, name: string, why: string): void {
    this.skipped.push({ what, name, why });
  }
}
