import { type JournalSystem, journalSystem } from '../../src/history/journal/system.ts';

/** A disk that may be full. */
export class FullDisk {
  isFull = false;

  readonly system: JournalSystem = {
    ...journalSystem,
    write: (...asked) => {
      if (this.isFull) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
      return journalSystem.write(...asked);
    },
  };
}
