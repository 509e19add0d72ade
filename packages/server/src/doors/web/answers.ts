import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';

/** Answers with a line of plain text. */
export function answerPlainly(response: ServerResponse, status: number, sentence: string): void {
  answer(response, status, 'text/plain; charset=utf-8', `${sentence}\n`);
}

/** Answers with a value, which nobody is to keep. */
export function answerJson(response: ServerResponse, value: unknown): void {
  answer(response, 200, 'application/json', `${JSON.stringify(value)}\n`);
}

/**
 * Whether a request only reads, and brings nothing along. Any other is answered here: what a body is for, paths that
 * take one say themselves.
 */
export function onlyReads(request: IncomingMessage, response: ServerResponse): boolean {
  const brings = request.headers['transfer-encoding'] ?? request.headers['content-length'] ?? '0';
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (reads && brings === '0') return true;
  // What it brings is not read, so nothing can come behind it.
  response.setHeader('Connection', 'close');
  if (reads) answerPlainly(response, 413, 'This path takes nothing.');
  else {
    response.setHeader('Allow', 'GET, HEAD');
    answerPlainly(response, 405, 'This path is only read.');
  }
  return false;
}

/** An answer as it stands on the wire, with the end of the connection, for who has not come as far as a request. */
export function rawAnswer(status: number, sentence: string): string {
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(sentence) + 1}`,
    'X-Content-Type-Options: nosniff',
    '',
    `${sentence}\n`,
  ].join('\r\n');
}

function answer(response: ServerResponse, status: number, type: string, text: string): void {
  response.statusCode = status;
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.setHeader('Cache-Control', 'no-store');
  response.end(text);
}
