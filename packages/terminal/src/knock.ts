import { connectTo, reasonOf } from './dial.ts';
import { question } from './door.ts';

/** What is behind a port. */
export type Found =
  | { readonly found: 'line' }
  /** It says nothing by itself, as an IRC door. */
  | { readonly found: 'silence' }
  | { readonly found: 'nothing'; readonly reason: string };

/** So long a line door may take to ask its question, in milliseconds. */
const askMsMax = 400;

/** Finds out what is behind a port: a line door asks for a pseudo at once, an IRC door waits. */
export function knock(host: string, port: number, askMs = askMsMax): Promise<Found> {
  const { promise, resolve } = Promise.withResolvers<Found>();
  const socket = connectTo(host, port);
  let heard = '';
  const done = (found: Found): void => {
    clearTimeout(timer);
    resolve(found);
    socket.destroy();
  };
  let timer: NodeJS.Timeout | undefined;
  socket.once('connect', () => {
    timer = setTimeout(() => done({ found: 'silence' }), askMs);
  });
  socket.on('data', bytes => {
    heard += bytes.toString('latin1');
    if (heard.startsWith(question)) done({ found: 'line' });
    else if (!question.startsWith(heard)) done({ found: 'silence' });
  });
  socket.on('error', error => done({ found: 'nothing', reason: reasonOf(error) }));
  socket.once('close', () => done({ found: 'silence' }));
  return promise;
}
