import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from '../../../files/inspection.ts';
import type { FileRules } from '../../../files/rules.ts';
import type { Shelf, Taken, Upload } from '../../../files/shelf.ts';
import type { Origin } from '../../../hub/identity.ts';
import { diskFault, StoreError } from '../../../store/fault.ts';
import type { SharedFile } from '../../../store/shared-files.ts';
import { answerPlainly } from '../answers.ts';
import { type AskingParts, allowOthers, answerOptions, ownerAsking, refuse } from './asking.ts';
import { encoded, nameIn } from './disposition.ts';

/** What uploading needs. */
export interface UploadParts extends AskingParts {
  readonly shelf: Pick<Shelf, 'take'>;
  readonly rules: () => FileRules;
  /** Where people reach this door, without a slash at its end; empty where they are told no more than a path. */
  readonly base: () => string;
  /** The disk failed. */
  readonly failed: (error: StoreError) => void;
}

/** What is answered to each fault: a status and a sentence. 507 is RFC 4918. */
const faults: { readonly [F in Fault]: readonly [status: number, sentence: string] } = {
  empty: [400, 'There is nothing in this file.'],
  'too-large': [413, 'This file is too large.'],
  'account-full': [507, 'Your files are as large as they may be together: delete some.'],
  'server-full': [507, 'The server has no room for more files.'],
  'wrong-type': [415, 'Files of this kind may not be uploaded here.'],
  busy: [429, 'Too many files are on their way: try again in a moment.'],
  forbidden: [403, 'This account may not upload files.'],
};

/** Answers at the path where files are uploaded (the extension FILEHOST of soju and IRCv3). */
export async function answerUpload(
  parts: UploadParts,
  request: IncomingMessage,
  response: ServerResponse,
  origin: Origin,
): Promise<void> {
  const { types, fileBytesMax } = parts.rules();
  response.setHeader('Accept-Post', types.join(', '));
  response.setHeader('Upload-Limit', `max-size=${fileBytesMax}`);
  response.setHeader('Allow', 'OPTIONS, POST');
  allowOthers(parts, request, response);
  if (request.method === 'OPTIONS') return answerOptions(response);
  if (request.method !== 'POST') return refuse(parts, request, response, 405, 'Files are sent here by POST.');
  const owner = await ownerAsking(parts, request, response, origin);
  if (owner === undefined) return;
  const taken = await take(parts, request, owner);
  if (taken === 'gone') return;
  if (taken === 'failed') return refuse(parts, request, response, 500, 'The server could not save the file.');
  if (taken.is !== 'taken') {
    if (taken.is === 'busy') response.setHeader('Retry-After', 5);
    return refuse(parts, request, response, ...faults[taken.is]);
  }
  const place = `${parts.base()}${pathOf(taken.file)}`;
  response.setHeader('Location', place);
  answerPlainly(response, 201, place);
}

async function take(
  { shelf, failed }: UploadParts,
  request: IncomingMessage,
  owner: string,
): Promise<Taken | 'gone' | 'failed'> {
  try {
    return await shelf.take(uploadIn(request, owner));
  } catch (error) {
    // Its sender changed her mind, or lost her network.
    if (request.errored !== null || request.socket.destroyed) return 'gone';
    const fault = diskFault(error);
    if (!(fault instanceof StoreError)) throw error;
    failed(fault);
    return 'failed';
  }
}

function uploadIn(request: IncomingMessage, owner: string): Upload {
  const { headers } = request;
  return {
    owner,
    name: nameIn(headers['content-disposition'] ?? ''),
    type: headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? '',
    bytes: Number(headers['content-length'] ?? 0),
    content: request,
  };
}

/** The path of a file. Its id alone leads to it; the name is for people. */
function pathOf({ id, name }: SharedFile): string {
  return `/files/${id}/${encoded(name)}`;
}
