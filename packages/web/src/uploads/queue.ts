import type { Outcome } from '@salon/client';
import { Store } from '../app/store.ts';
import { faultOfStatus, faultOfTicket, type UploadFault } from './faults.ts';
import type { UploadPlace } from './place.ts';
import type { Upload, UploadState } from './upload.ts';

/** What came of sending a file. */
export interface Posted {
  /** Of HTTP; 0 when the server was not reached. */
  readonly status: number;
  readonly location: string | null;
}

/** The world around the uploads. */
export interface UploadParts {
  readonly ticket: () => Promise<Outcome<string>>;
  /** Where files go; undefined when they may go nowhere. */
  readonly place: () => UploadPlace | undefined;
  /** Sends a file; `told` is called with the share that has gone. */
  readonly post: (
    place: string,
    file: File,
    ticket: string,
    told: (share: number) => void,
    cancelled: AbortSignal,
  ) => Promise<Posted>;
}

/** So many go at once: more would only be slower each. */
const atOnceMax = 2;

/** Files on their way to the server. */
export class UploadQueue {
  readonly store = new Store<{ readonly all: readonly Upload[] }>({ all: [] });
  private readonly running = new Map<number, AbortController>();
  private last = 0;

  add(parts: UploadParts, roomKey: string, files: readonly File[]): void {
    const added = files.map((file): Upload => {
      this.last += 1;
      const base = { id: this.last, roomKey, file };
      // A folder that was dropped comes as a file without anything in it, and so does what cannot be read.
      return file.size === 0 ? { ...base, state: 'failed', fault: 'empty' } : { ...base, state: 'waiting' };
    });
    this.store.set({ all: [...this.store.now.all, ...added] });
    this.next(parts);
  }

  /** Takes it away; when it is on its way it is ended. */
  remove(id: number): void {
    this.running.get(id)?.abort();
    this.store.set({ all: this.store.now.all.filter(upload => upload.id !== id) });
  }

  /** Tries again what failed. */
  retry(parts: UploadParts, id: number): void {
    this.change(id, { state: 'waiting' });
    this.next(parts);
  }

  /** What is there of a room is taken: their addresses, in the order in which they were added. Those that failed stay. */
  take(roomKey: string): readonly string[] {
    const { all } = this.store.now;
    const taken = all.filter(upload => upload.roomKey === roomKey && upload.state === 'done');
    this.store.set({ all: all.filter(upload => !taken.includes(upload)) });
    return taken.flatMap(upload => (upload.state === 'done' ? upload.url : []));
  }

  private next(parts: UploadParts): void {
    while (this.running.size < atOnceMax) {
      const upload = this.store.now.all.find(({ state, id }) => state === 'waiting' && !this.running.has(id));
      if (upload === undefined) return;
      const cancel = new AbortController();
      this.running.set(upload.id, cancel);
      void this.send(parts, upload, cancel.signal).then(state => {
        this.running.delete(upload.id);
        if (!cancel.signal.aborted) this.change(upload.id, state);
        this.next(parts);
      });
    }
  }

  private async send(parts: UploadParts, { id, file }: Upload, cancelled: AbortSignal): Promise<UploadState> {
    const place = parts.place();
    if (place === undefined) return failed('refused');
    this.change(id, { state: 'running', share: 0 });
    const told = (share: number) => this.change(id, { state: 'running', share });
    // A ticket may have run out while the file before was on its way: once more with another one.
    for (let attempt = 1; ; attempt += 1) {
      const ticket = await parts.ticket();
      if (cancelled.aborted) return failed('refused');
      if (!ticket.ok) return failed(faultOfTicket(ticket));
      const { status, location } = await parts.post(place.post, file, ticket.value, told, cancelled);
      const fault = faultOfStatus(status);
      if (fault === 'ticket' && attempt === 1) continue;
      if (fault !== undefined) return failed(fault === 'ticket' ? 'login' : fault);
      if (location === null || !URL.canParse(location, place.base)) return failed('server');
      return { state: 'done', url: new URL(location, place.base).href };
    }
  }

  private change(id: number, state: UploadState): void {
    this.store.set({
      all: this.store.now.all.map(upload => {
        if (upload.id !== id) return upload;
        const { roomKey, file } = upload;
        return { id, roomKey, file, ...state };
      }),
    });
  }
}

function failed(fault: UploadFault): UploadState {
  return { state: 'failed', fault };
}
