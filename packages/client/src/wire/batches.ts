import type { Message } from '@salon/protocol';
import type { Batch, Reply } from './reply.ts';

interface OpenBatch extends Batch {
  readonly items: Reply[];
  /** The batch that it is in, which was open when it began. */
  readonly within: OpenBatch | undefined;
}

/** How many batches may be open at once, and how many lines all of them may have: no server sends more. */
const openMax = 64;
const itemsMax = 200_000;

/** Puts lines together that came as batches, also as batches in batches. */
export class Batches {
  private readonly open = new Map<string, OpenBatch>();
  private items = 0;

  /** Takes a line. Returns what is complete with it: the line itself, or the outermost batch that it ended. */
  take(message: Message): Reply | undefined {
    if (message.command !== 'BATCH') return this.placed(message, this.around(message));
    const [reference = ''] = message.params;
    const name = reference.slice(1);
    if (reference.startsWith('+')) {
      this.begin(name, message);
      return undefined;
    }
    const batch = reference.startsWith('-') ? this.open.get(name) : undefined;
    if (batch === undefined) return undefined;
    this.open.delete(name);
    const { within } = batch;
    const isWithin = within !== undefined && [...this.open.values()].includes(within);
    if (!isWithin) this.items -= sizeOf(batch);
    return this.placed(batch, isWithin ? within : undefined);
  }

  /** Forgets what was begun. */
  clear(): void {
    this.open.clear();
    this.items = 0;
  }

  private around({ tags }: Message): OpenBatch | undefined {
    return this.open.get(tags.get('batch') ?? '');
  }

  private begin(name: string, message: Message): void {
    const { tags, source, params } = message;
    this.forget(name);
    const [oldest] = this.open.keys();
    // It was never closed.
    if (this.open.size >= openMax && oldest !== undefined) this.forget(oldest);
    const within = this.around(message);
    this.open.set(name, { type: params[1] ?? '', params: params.slice(2), tags, source, items: [], within });
  }

  private forget(name: string): void {
    const batch = this.open.get(name);
    if (batch === undefined) return;
    this.items -= sizeOf(batch);
    this.open.delete(name);
  }

  private placed(reply: Reply, around: OpenBatch | undefined): Reply | undefined {
    if (around === undefined) return reply;
    if ('items' in reply) around.items.push(reply);
    else if (this.items < itemsMax) {
      this.items += 1;
      around.items.push(reply);
    }
    return undefined;
  }
}

/** How many lines a batch has, with those of batches in it. */
function sizeOf({ items }: Batch): number {
  return items.reduce((sum, item) => sum + ('items' in item ? sizeOf(item) : 1), 0);
}
