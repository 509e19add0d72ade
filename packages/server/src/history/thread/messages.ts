import type { StoreFault } from '../../store/fault.ts';
import type { LastSeen } from '../archive/archive.ts';
import type { TornEnd } from '../archive/intake.ts';
import type { Position } from '../journal/segments.ts';
import type { HistoryQuery } from '../query.ts';
import type { HistoryRecord, Retention } from '../record.ts';

/** Where the thread keeps the archive. */
export type ThreadPlace = { readonly folder: string } | 'memory';

/** What the thread is told. */
export type ToThread =
  | { readonly type: 'appended' }
  | { readonly type: 'take'; readonly records: readonly HistoryRecord[] }
  | { readonly type: 'ask'; readonly number: number; readonly query: HistoryQuery; readonly after: Position }
  | { readonly type: 'expire'; readonly number: number; readonly now: number; readonly common: Retention }
  | {
      readonly type: 'take-in';
      readonly number: number;
      readonly file: string;
      readonly isDry: boolean;
      readonly after: Position;
    }
  | { readonly type: 'copy'; readonly number: number; readonly file: string; readonly after: Position }
  | { readonly type: 'close'; readonly number: number; readonly after: Position };

/** What the thread tells. */
export type FromThread =
  | { readonly type: 'ready'; readonly taken: Position; readonly lastSeen: LastSeen }
  | { readonly type: 'not-ready'; readonly failure: Failure }
  | { readonly type: 'rests'; readonly taken: Position }
  | { readonly type: 'torn'; readonly end: TornEnd }
  | { readonly type: 'trouble'; readonly failure: Failure }
  | { readonly type: 'recovered' }
  /** `answer` is JSON: a text crosses between threads faster than what it stands for. */
  | { readonly type: 'answer'; readonly number: number; readonly answer: string }
  | { readonly type: 'failed'; readonly number: number; readonly failure: Failure };

/** What went wrong. Without a fault of the disk it is one of the program. */
export interface Failure {
  readonly fault: StoreFault | undefined;
  readonly reason: string;
  readonly message: string;
}
