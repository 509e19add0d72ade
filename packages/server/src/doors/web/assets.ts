import { statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import sirv from 'sirv';
import { answerPlainly, onlyReads } from './answers.ts';
import type { Route } from './route.ts';

type Serve = ReturnType<typeof sirv>;

/**
 * The browser client, as its build left it in a folder, compressed beforehand where that pays. What has a hash in its name
 * never changes; all else is asked for anew each time. Another build counts from the next page on.
 */
export function assets(folder: string): Route {
  let built: { readonly at: number; readonly serve: Serve } | undefined;
  const look = () => {
    const at = statSync(join(folder, 'index.html'), { throwIfNoEntry: false })?.mtimeMs;
    if (at === undefined) built = undefined;
    else if (built?.at !== at) built = { at, serve: fromFolder(folder) };
  };
  return {
    matches: () => true,
    serve(request, response) {
      if (!onlyReads(request, response)) return;
      // Whatever else is asked for, a page has asked for it.
      if (built === undefined || asksAnew.has(pathOf(request))) look();
      // It is the whole that a page needs, and ranges that make no sense would throw.
      delete request.headers.range;
      tendToStream(response);
      if (built !== undefined) built.serve(request, response, () => missing(request, response));
      else if (pathOf(request) === '/') answerPlainly(response, 503, notBuilt);
      else missing(request, response);
    },
  };
}

function fromFolder(folder: string): Serve {
  return sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (response, path) =>
      response.setHeader('Cache-Control', path.startsWith('/assets/') ? forEver : 'no-cache'),
  });
}

/** What is asked for when a page begins, or looks whether there is another one: then another build is looked for. */
const asksAnew: ReadonlySet<string> = new Set(['/', '/sw.js']);

/** A file may be gone by the time it is opened, and who wanted it while it is read: neither is to stay open. */
function tendToStream(response: ServerResponse): void {
  response.once('pipe', (file: Readable) => {
    file.once('error', () => response.destroy());
    response.once('close', () => file.destroy());
  });
}

function missing(request: IncomingMessage, response: ServerResponse): void {
  answerPlainly(response, 404, `There is nothing at ${pathOf(request)}.`);
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '';
}

const forEver = 'public, max-age=31536000, immutable';

const notBuilt =
  'The browser client is not built yet: `npm run build` makes it. IRC clients can connect here by WebSocket all the same.';
