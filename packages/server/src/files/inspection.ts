import type { Readable } from 'node:stream';
import { headBytes } from './kinds.ts';

/** Why a file is not taken. */
export type Fault =
  | 'empty'
  | 'too-large'
  | 'account-full'
  | 'server-full'
  | 'wrong-type'
  | 'busy'
  /** Its owner may not upload any more. */
  | 'forbidden';

/** What an inspection asks for. */
export interface InspectionParts {
  /** So many bytes more came in: whether that is too much, of what. */
  readonly grown: (bytes: number) => Fault | undefined;
  /** What a file is, by its first bytes; undefined when it is nothing that may be uploaded. */
  readonly kindOf: (head: Uint8Array) => Promise<string | undefined>;
}

/** Looks at a file while it comes in, and lets nothing through before it is known to be one that may. */
export class Inspection {
  bytes = 0;
  /** Its type of media, as soon as it is known. */
  kind: string | undefined;
  /** Why it is not taken: then nothing more is let through. */
  fault: Fault | undefined;
  private readonly parts: InspectionParts;

  constructor(parts: InspectionParts) {
    this.parts = parts;
  }

  /** What may be written of it. What is left unread of `content` stays there. */
  async *letThrough(content: Readable): AsyncGenerator<Buffer> {
    let head: Buffer = Buffer.alloc(0);
    for await (const chunk of content.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      this.bytes += chunk.length;
      this.fault = this.parts.grown(chunk.length);
      if (this.fault !== undefined) return;
      if (this.kind !== undefined) {
        yield chunk;
        continue;
      }
      head = Buffer.concat([head, chunk]);
      if (head.length < headBytes) continue;
      if (!(await this.judge(head))) return;
      yield head;
    }
    if (head.length === 0) this.fault = 'empty';
    else if (this.kind === undefined && (await this.judge(head))) yield head;
  }

  private async judge(head: Uint8Array): Promise<boolean> {
    this.kind = await this.parts.kindOf(head);
    if (this.kind === undefined) this.fault = 'wrong-type';
    return this.kind !== undefined;
  }
}
