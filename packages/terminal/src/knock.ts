import { connectTo, reasonOf } from './dial.ts';
import { question } from './door.ts';

/** What is behind a port. */
export type Found =
  | { readonly found: 'line' }
  /** Anything else: an IRC door, as far as anyone knows. */
  | { readonly found: 'other' }
  | { readonly found: 'nothing'; readonly reason: string };

/** So long is waited for either, in milliseconds. */
const askMsMax = 400;

/** Finds out what is behind a port: a line door asks for a pseudo at once, an IRC door answers what its clients begin with. */
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
    timer = setTimeout(() => done({ found: 'other' }), askMs);
    if (askMs > 0) socket.write('CAP LS 302\r\n');
  });
  socket.on('data', bytes => {
    heard += bytes.toString('latin1');
    if (heard.startsWith(question)) done({ found: 'line' });
    else if (!question.startsWith(heard)) done({ found: 'other' });
  });
  socket.on('error', error => done({ found: 'nothing', reason: reasonOf(error) }));
  socket.once('close', () => done({ found: 'other' }));
  return promise;
}
