import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Fault } from '../../../files/inspection.ts';
import { isShown } from '../../../files/kinds.ts';
import type { FileRules } from '../../../files/rules.ts';
import type { Shelf } from '../../../files/shelf.ts';
import type { Origin } from '../../../hub/identity.ts';
import type { SharedFile } from '../../../store/shared-files.ts';
import { answerPlainly, onlyReads } from '../answers.ts';
import type { Route } from '../route.ts';
import { type AuthorityParts, uploaderOf } from './authority.ts';
import { nameIn } from './disposition.ts';
import { rangeOf } from './range.ts';

/** Where files are uploaded, as RPL_ISUPPORT tells it. */
export const uploadPath = '/upload';

/** What the paths of files need. */
export interface FileRoutesParts extends AuthorityParts {
  readonly shelf: Pick<Shelf, 'take' | 'find' | 'remove' | 'pathOf'>;
  readonly rules: () => FileRules;
  /** Whether pages of a site may upload here: those that may connect. */
  readonly mayCall: (request: IncomingMessage) => boolean;
}

/** Uploading (the extension FILEHOST of soju and IRCv3), and what was uploaded. */
export function fileRoutes(parts: FileRoutesParts): readonly Route[] {
  return [
    {
      matches: path => path === uploadPath,
      serve: (request, response, origin) => upload(parts, request, response, origin),
    },
    {
      matches: path => path.startsWith('/files/'),
      serve: (request, response, origin) => serveFile(parts, request, response, origin),
    },
  ];
}

/** What is answered to each fault: a status and a sentence. 507 is RFC 4918. */
const faults: { readonly [F in Fault]: readonly [status: number, sentence: string] } = {
  'too-large': [413, 'This file is too large.'],
  'account-full': [507, 'Your files are as large as they may be together: delete some.'],
  'server-full': [507, 'The server has no room for more files.'],
  'wrong-type': [415, 'Files of this kind may not be uploaded here.'],
  busy: [429, 'Too many files are on their way: try again in a moment.'],
};

async function upload(
  parts: FileRoutesParts,
  request: IncomingMessage,
  response: ServerResponse,
  origin: Origin,
): Promise<void> {
  const { types, fileBytesMax } = parts.rules();
  response.setHeader('Accept-Post', types.join(', '));
  response.setHeader('Upload-Limit', `max-size=${fileBytesMax}`);
  response.setHeader('Allow', 'OPTIONS, POST');
  allowOthers(parts, request, response);
  if (request.method === 'OPTIONS') {
    response.statusCode = 204;
    response.end();
    return;
  }
  if (request.method !== 'POST') return refuse(request, response, parts, 405, 'Files are sent here by POST.');
  const uploader = await uploaderOf(request, origin, parts);
  if (uploader.is === 'throttled') {
    response.setHeader('Retry-After', uploader.seconds);
    return refuse(request, response, parts, 429, 'There were too many wrong passwords: wait a while.');
  }
  if (uploader.is === 'unavailable') return refuse(request, response, parts, 503, 'Try again in a moment.');
  if (uploader.is === 'unknown') {
    response.setHeader('WWW-Authenticate', 'Basic realm="Salon", charset="UTF-8"');
    return refuse(request, response, parts, 401, 'Log in to upload files.');
  }
  const taken = await parts.shelf.take({
    owner: uploader.owner,
    name: nameIn(request.headers['content-disposition'] ?? ''),
    type: (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '',
    bytes: Number(request.headers['content-length'] ?? 0),
    content: request,
  });
  if (taken.is !== 'taken') return refuse(request, response, parts, ...faults[taken.is]);
  response.setHeader('Location', pathOf(taken.file));
  answerPlainly(response, 201, pathOf(taken.file));
}

/** Says no. What is still on its way is read and thrown away, so that the answer is seen, but not without end. */
function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { rules }: FileRoutesParts,
  status: number,
  sentence: string,
): void {
  let unread = 0;
  request.on('data', (chunk: Buffer) => {
    unread += chunk.length;
    if (unread > rules().fileBytesMax) request.socket.destroy();
  });
  answerPlainly(response, status, sentence);
}

/** The path of a file. Its id alone leads to it; the name is for people. */
function pathOf({ id, name }: SharedFile): string {
  return `/files/${id}/${encodeURIComponent(name)}`;
}

async function serveFile(
  parts: FileRoutesParts,
  request: IncomingMessage,
  response: ServerResponse,
  origin: Origin,
): Promise<void> {
  const [, , id = ''] = (request.url ?? '').split(/[/?]/);
  const file = parts.shelf.find(id);
  if (request.method === 'DELETE') {
    allowOthers(parts, request, response);
    const uploader = await uploaderOf(request, origin, parts);
    const isOwn = file !== undefined && uploader.is === 'owner' && uploader.owner === file.owner;
    if (!isOwn) return answerPlainly(response, 404, 'There is no such file of yours.');
    parts.shelf.remove([file]);
    return answerPlainly(response, 200, 'The file is deleted.');
  }
  if (!onlyReads(request, response)) return;
  if (file === undefined) return answerPlainly(response, 404, 'There is no such file, or not any more.');
  await send(file, parts.shelf.pathOf(file.id), request, response);
}

/** Sends a file in such a way that it can never run as a page of this site. */
async function send(
  { type, name, bytes, id }: SharedFile,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const disposition = isShown(type) ? 'inline' : 'attachment';
  response.setHeader('Content-Type', type === 'text/plain' ? 'text/plain; charset=utf-8' : shownType(type));
  response.setHeader('Content-Disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`);
  response.setHeader(
    'Content-Security-Policy',
    "sandbox; default-src 'none'; img-src 'self'; media-src 'self'",
  );
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cache-Control', 'private, max-age=86400, immutable');
  response.setHeader('ETag', `"${id}"`);
  response.setHeader('Accept-Ranges', 'bytes');
  if (request.headers['if-none-match'] === `"${id}"`) {
    response.statusCode = 304;
    response.end();
    return;
  }
  const range = rangeOf(request.headers.range, bytes);
  if (range === 'impossible') {
    response.setHeader('Content-Range', `bytes */${bytes}`);
    return answerPlainly(response, 416, 'The file is not that long.');
  }
  const { first, last } = range ?? { first: 0, last: bytes - 1 };
  response.statusCode = range === undefined ? 200 : 206;
  if (range !== undefined) response.setHeader('Content-Range', `bytes ${first}-${last}/${bytes}`);
  response.setHeader('Content-Length', last - first + 1);
  if (request.method === 'HEAD' || last < first) {
    response.end();
    return;
  }
  await pipeline(createReadStream(path, { start: first, end: last }), response).catch(
    (error: NodeJS.ErrnoException) => {
      // Who stops reading has seen enough.
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    },
  );
}

/** What is only saved need not say what it is. */
function shownType(type: string): string {
  return isShown(type) ? type : 'application/octet-stream';
}

/** Pages of other sites may upload that may connect. */
function allowOthers({ mayCall }: FileRoutesParts, request: IncomingMessage, response: ServerResponse): void {
  const { origin } = request.headers;
  if (origin === undefined || !mayCall(request)) return;
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Access-Control-Allow-Methods', 'OPTIONS, POST, DELETE');
  response.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type, Content-Disposition');
  response.setHeader('Access-Control-Expose-Headers', 'Location, Upload-Limit');
}
