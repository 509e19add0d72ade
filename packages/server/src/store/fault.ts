/** What is wrong with the disk, or with what stands on it, as far as callers tell it apart. */
export type StoreFault = 'full' | 'read-only' | 'broken' | 'in-use' | 'damaged' | 'unknown-format';

/** The disk, or what stands on it, does not let itself be used. */
export class StoreError extends Error {
  override name = 'StoreError';
  readonly fault: StoreFault;
  /** Words that follow "could not be saved: ". */
  readonly reason: string;

  constructor(fault: StoreFault, reason: string, options?: ErrorOptions & { readonly message?: string }) {
    super(options?.message ?? reason, options);
    this.fault = fault;
    this.reason = reason;
  }
}

/** What SQLite or the system says of the disk, by the beginning of its code. */
const faults: readonly (readonly [begin: string, fault: StoreFault, reason: string])[] = [
  ['SQLITE_FULL', 'full', 'the disk is full'],
  ['ENOSPC', 'full', 'the disk is full'],
  ['EDQUOT', 'full', 'the disk is full'],
  ['SQLITE_READONLY', 'read-only', 'nothing can be written there'],
  ['EROFS', 'read-only', 'nothing can be written there'],
  ['EACCES', 'read-only', 'nothing can be written there'],
  ['EPERM', 'read-only', 'nothing can be written there'],
  ['SQLITE_BUSY', 'in-use', 'another program holds the database'],
  ['SQLITE_LOCKED', 'in-use', 'another program holds the database'],
  ['SQLITE_CORRUPT', 'damaged', 'the database is damaged'],
  ['SQLITE_NOTADB', 'damaged', 'it is no database'],
  ['SQLITE_CANTOPEN', 'broken', 'the database cannot be opened'],
  ['SQLITE_IOERR', 'broken', 'the disk fails'],
  ['SQLITE_NOMEM', 'broken', 'memory is short'],
];

/**
 * What someone is told of an error that the disk caused. An error of another kind, such as one of a statement, is a
 * fault of the program and is returned as it is.
 */
export function diskFault(error: unknown): unknown {
  if (error instanceof StoreError) return error;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  const known = faults.find(([begin]) => code.startsWith(begin));
  if (known === undefined && syscall === undefined) return error;
  const [, fault, reason] = known ?? [code, 'broken', 'the system refuses it'];
  return new StoreError(fault, fault === 'broken' ? `${reason} (${code})` : reason, { cause: error });
}
