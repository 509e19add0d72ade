import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Origin } from '../../../hub/identity.ts';
import { answerPlainly } from '../answers.ts';
import { type AuthorityParts, uploaderOf } from './authority.ts';

/** Who may ask for what is more than reading. */
export interface AskingParts extends AuthorityParts {
  /** How much of what nobody wants is read. */
  readonly rules: () => { readonly fileBytesMax: number };
  /** Whether pages of the site of a request may ask: those that may connect. */
  readonly mayCall: (request: IncomingMessage) => boolean;
}

/** Whose request it is. Undefined when nobody may be told so: then it is answered. */
export async function ownerAsking(
  parts: AskingParts,
  request: IncomingMessage,
  response: ServerResponse,
  origin: Origin,
): Promise<string | undefined> {
  const uploader = await uploaderOf(request, origin, parts);
  switch (uploader.is) {
    case 'owner':
      return uploader.owner;
    case 'throttled':
      response.setHeader('Retry-After', uploader.seconds);
      refuse(parts, request, response, 429, 'There were too many wrong passwords: wait a while.');
      return undefined;
    case 'unavailable':
      response.setHeader('Retry-After', 10);
      refuse(parts, request, response, 503, 'Try again in a moment.');
      return undefined;
    case 'forbidden':
      refuse(parts, request, response, 403, 'This account may not upload files.');
      return undefined;
    case 'unknown':
      response.setHeader('WWW-Authenticate', challengeTo(request));
      refuse(parts, request, response, 401, 'Log in to upload files.');
      return undefined;
  }
}

/** A browser asks its user for a password when it is told Basic: not where a page has come by a ticket. */
function challengeTo({ headers: { authorization = '' } }: IncomingMessage): string {
  return /^bearer /i.test(authorization)
    ? 'Bearer realm="Salon", error="invalid_token"'
    : 'Basic realm="Salon", charset="UTF-8"';
}

/** Says no. What is still on its way is read and thrown away, so that the answer is seen, but not without end. */
export function refuse(
  { rules }: AskingParts,
  request: IncomingMessage,
  response: ServerResponse,
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

/** Pages of other sites may ask that may connect (CORS). */
export function allowOthers(
  { mayCall }: AskingParts,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { origin } = request.headers;
  response.setHeader('Vary', 'Origin');
  if (origin === undefined || !mayCall(request)) return;
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Access-Control-Allow-Methods', 'OPTIONS, POST, DELETE');
  response.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type, Content-Disposition');
  response.setHeader('Access-Control-Expose-Headers', 'Location, Upload-Limit');
}

/** Answers OPTIONS: what may be asked for was said by headers. */
export function answerOptions(response: ServerResponse): void {
  response.statusCode = 204;
  response.end();
}
