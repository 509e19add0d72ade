import type { Database } from './database.ts';

/** A file that someone uploaded. Times are milliseconds since 1970. */
export interface SharedFile {
  /** Nobody guesses it: who knows it may read the file. */
  readonly id: string;
  /** The id of the credential of its account, or `~` and an address for a guest. */
  readonly owner: string;
  /** As its owner calls it, made harmless. */
  readonly name: string;
  /** Its type of media. */
  readonly type: string;
  readonly bytes: number;
  readonly uploadedAt: number;
  /** When it is deleted. */
  readonly expiresAt: number;
  /** Under which key that is remembered in which its address was said first, and the id of that message. */
  readonly target: string | null;
  readonly message: string | null;
}

/** Which files there are. What is in them lies elsewhere. */
export class SharedFiles {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  add(file: SharedFile): void {
    this.database.run('files.add', { ...file });
  }

  get(id: string): SharedFile | undefined {
    return this.database.row<SharedFile>('files.get', { id });
  }

  /** Returns whether it was there. */
  remove(id: string): boolean {
    return this.database.run('files.remove', { id }) > 0;
  }

  /** Its address was said in a message: with that it goes. */
  said(id: string, target: string, message: string, expiresAt: number): void {
    this.database.run('files.said', { id, target, message, expiresAt });
  }

  /** Its address was said by someone whose it is not. */
  keptUntil(id: string, expiresAt: number): void {
    this.database.run('files.keptUntil', { id, expiresAt });
  }

  /** How much of an owner there is. */
  bytesOf(owner: string): number {
    return this.database.row<{ bytes: number }>('files.bytesOf', { owner })?.bytes ?? 0;
  }

  /** All files of an owner that were uploaded at or after a time, oldest first. */
  ofOwner(owner: string, since = 0): SharedFile[] {
    return this.database.rows<SharedFile>('files.ofOwner', { owner, since });
  }

  ofMessage(message: string): SharedFile[] {
    return this.database.rows<SharedFile>('files.ofMessage', { message });
  }

  ofTarget(target: string): SharedFile[] {
    return this.database.rows<SharedFile>('files.ofTarget', { target });
  }

  /** What is remembered under one key is so under another one. */
  moved(target: string, to: string): void {
    this.database.run('files.moved', { target, to });
  }

  /** Some files whose time is over. */
  expired(now: number): SharedFile[] {
    return this.database.rows<SharedFile>('files.expired', { now, count: rowsAtOnce });
  }

  /** The next files behind one, in no order that means anything. */
  next(after: string, count: number): SharedFile[] {
    return this.database.rows<SharedFile>('files.after', { after, count });
  }

  /** All of them. */
  *all(): Iterable<SharedFile> {
    for (let after = ''; ; ) {
      const rows = this.next(after, rowsAtOnce);
      yield* rows;
      const last = rows.at(-1);
      if (last === undefined || rows.length < rowsAtOnce) return;
      after = last.id;
    }
  }
}

const rowsAtOnce = 1000;
