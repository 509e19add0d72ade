import { type FileHandle, open } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { isShown } from '../../../files/kinds.ts';
import type { Shelf } from '../../../files/shelf.ts';
import type { Origin } from '../../../hub/identity.ts';
import type { SharedFile } from '../../../store/shared-files.ts';
import { answerPlainly, onlyReads } from '../answers.ts';
import { type AskingParts, allowOthers, answerOptions, ownerAsking, refuse } from './asking.ts';
import { encoded } from './disposition.ts';
import { rangeOf } from './range.ts';

/** What serving files needs. */
export interface ServingParts extends AskingParts {
  readonly shelf: Pick<Shelf, 'find' | 'remove' | 'pathOf'>;
}

/** Answers at the path of a file: who knows it may read the file, and its owner may delete it. */
export async function answerFile(
  parts: ServingParts,
  request: IncomingMessage,
  response: ServerResponse,
  origin: Origin,
): Promise<void> {
  const [, , id = ''] = (request.url ?? '').split(/[/?]/);
  const { method } = request;
  if (method === 'OPTIONS' || method === 'DELETE') {
    allowOthers(parts, request, response);
    response.setHeader('Allow', 'GET, HEAD, OPTIONS, DELETE');
    if (method === 'OPTIONS') answerOptions(response);
    else await answerDelete(parts, id, request, response, origin);
    return;
  }
  if (!onlyReads(request, response)) return;
  const file = parts.shelf.find(id);
  const opened = file && (await openIfThere(parts.shelf.pathOf(file.id)));
  if (file === undefined || opened === undefined) {
    return answerPlainly(response, 404, 'There is no such file, or not any more.');
  }
  try {
    await send(file, opened, request, response);
  } finally {
    await opened.close();
  }
}

async function answerDelete(
  parts: ServingParts,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
  origin: Origin,
): Promise<void> {
  const owner = await ownerAsking(parts, request, response, origin);
  if (owner === undefined) return;
  const file = parts.shelf.find(id);
  if (file?.owner !== owner) return refuse(parts, request, response, 404, 'There is no such file of yours.');
  parts.shelf.remove([file]);
  answerPlainly(response, 200, 'The file is deleted.');
}

/** Sends a file in such a way that it can never run as a page of this site. */
async function send(
  file: SharedFile,
  opened: FileHandle,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { bytes } = file;
  const { headers } = request;
  const tag = `"${file.id}"`;
  setHeaders(file, tag, response);
  if (headers['if-none-match']?.split(/, */).some(one => one === tag || one === `W/${tag}` || one === '*')) {
    response.statusCode = 304;
    response.end();
    return;
  }
  const isSame = headers['if-range'] === undefined || headers['if-range'] === tag;
  const range = isSame ? rangeOf(headers.range, bytes) : undefined;
  if (range === 'impossible') {
    response.setHeader('Content-Range', `bytes */${bytes}`);
    return answerPlainly(response, 416, 'The file is not that long.');
  }
  const { first, last } = range ?? { first: 0, last: bytes - 1 };
  response.statusCode = range === undefined ? 200 : 206;
  if (range !== undefined) response.setHeader('Content-Range', `bytes ${first}-${last}/${bytes}`);
  response.setHeader('Content-Length', last - first + 1);
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const content = opened.createReadStream({ start: first, end: last, autoClose: false });
  await pipeline(content, response).catch((error: NodeJS.ErrnoException) => {
    // Who stops reading has seen enough.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}

function setHeaders({ type, name }: SharedFile, tag: string, response: ServerResponse): void {
  const isText = type === 'text/plain';
  const shown = isShown(type) ? type : 'application/octet-stream';
  const disposition = isShown(type) ? 'inline' : 'attachment';
  response.setHeader('Content-Type', isText ? 'text/plain; charset=utf-8' : shown);
  response.setHeader('Content-Disposition', `${disposition}; filename*=UTF-8''${encoded(name)}`);
  response.setHeader(
    'Content-Security-Policy',
    "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'",
  );
  // Pages of others may show it: who knows its address may read it, and a browser says nothing else along.
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cache-Control', 'private, max-age=86400, immutable');
  response.setHeader('ETag', tag);
  response.setHeader('Accept-Ranges', 'bytes');
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
