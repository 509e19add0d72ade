import type { UploadFault } from './faults.ts';

/** How far an upload is. */
export type UploadState =
  | { readonly state: 'waiting' }
  /** From 0 to 1. */
  | { readonly state: 'running'; readonly share: number }
  | { readonly state: 'done'; readonly url: string }
  | { readonly state: 'failed'; readonly fault: UploadFault };

/** A file on its way to the server, for a room. */
export type Upload = UploadState & {
  readonly id: number;
  readonly roomKey: string;
  readonly file: File;
};

/** Whether it is still to come. */
export function isUnderWay(upload: Upload): boolean {
  return upload.state === 'waiting' || upload.state === 'running';
}
