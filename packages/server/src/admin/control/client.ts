import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { AdminRequest } from '../spec.ts';
import { type ControlLine, lineMsMax } from './messages.ts';

/** Who sits at the command line. */
export interface Terminal {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** Asks for a password; resolves to the empty text when there is none. */
  readonly askPassword: () => Promise<string>;
}

/**
 * Asks a running server for something. Resolves to an exit code, or to `nobody` when no server listens. A server that
 * does not answer is given up soon; one that has begun may take its time.
 */
export async function askServer(
  path: string,
  request: AdminRequest,
  { out, err }: Pick<Terminal, 'out' | 'err'>,
): Promise<number | 'nobody'> {
  const socket = await connected(path);
  if (socket === undefined) return 'nobody';
  const giveUp = setTimeout(() => socket.destroy(), lineMsMax);
  socket.write(`${JSON.stringify(request)}\n`);
  try {
    for await (const text of createInterface({ input: socket })) {
      clearTimeout(giveUp);
      const line = JSON.parse(text) as ControlLine;
      if ('out' in line) out(line.out);
      else if ('err' in line) err(line.err);
      else if ('exit' in line) return line.exit;
    }
  } finally {
    clearTimeout(giveUp);
    socket.destroy();
  }
  err('The server did not answer to the end; what was asked for may have been done or not.');
  return 1;
}

function connected(path: string): Promise<Socket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect({ path }, () => {
      socket.off('error', failed);
      socket.on('error', () => undefined);
      resolve(socket);
    });
    const failed = (error: NodeJS.ErrnoException) => {
      if (['ENOENT', 'ECONNREFUSED'].includes(error.code ?? '')) resolve(undefined);
      else reject(error);
    };
    socket.once('error', failed);
  });
}
