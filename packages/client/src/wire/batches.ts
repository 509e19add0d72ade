import type { Message } from '@salon/protocol';
import type { Batch, Reply } from './reply.ts';

interface OpenBatch extends Batch {
  readonly items: Reply[];
}

/** How many batches may be open at once, and how many lines one may have: no server sends more. */
const openMax = 64;
const itemsMax = 200_000;

/** Puts lines together that came as batches, also as batches in batches. */
export class Batches {
  private readonly open = new Map<string, OpenBatch>();

  /** Takes a line. Returns what is complete with it: the line itself, or the outermost batch that it ended. */
  take(message: Message): Reply | undefined {
    const around = this.open.get(message.tags.get('batch') ?? '');
    if (message.command !== 'BATCH') return placed(message, around);
    const [reference = ''] = message.params;
    const name = reference.slice(1);
    if (reference.startsWith('+')) {
      this.begin(name, message);
      return undefined;
    }
    const batch = this.open.get(name);
    if (batch === undefined) return undefined;
    this.open.delete(name);
    return placed(batch, this.open.get(batch.tags.get('batch') ?? ''));
  }

  /** Forgets what was begun. */
  clear(): void {
    this.open.clear();
  }

  private begin(name: string, { tags, source, params }: Message): void {
    if (this.open.size >= openMax) return;
    this.open.set(name, { type: params[1] ?? '', params: params.slice(2), tags, source, items: [] });
  }
}

function placed(reply: Reply, around: OpenBatch | undefined): Reply | undefined {
  if (around === undefined) return reply;
  if (around.items.length < itemsMax) around.items.push(reply);
  return undefined;
}
