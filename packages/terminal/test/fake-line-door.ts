import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A line door for tests: it asks, welcomes, passes speech on, and does on command what a real one does by mishap. */
export interface FakeDoor {
  readonly port: number;
  /** Every line that came in, over all connections, oldest first. */
  readonly heard: readonly string[];
  /** How many connections were accepted so far. */
  accepted(): number;
  /** Writes to everybody, as it is. */
  write(text: string | Uint8Array): void;
  /** Closes all connections properly, after a last word. */
  hangUp(lastWord?: string): void;
  /** Resets all connections, as a crash of the machine would. */
  reset(): void;
  /** From now on these pseudos are refused. */
  take(pseudo: string): void;
  /** From now on `/quit` and a closed half are not answered. */
  ignoreGoodbyes(): void;
  close(): Promise<void>;
}

/** Opens a fake line door on the loopback; port 0 takes any free one. */
export async function openFakeDoor(port = 0): Promise<FakeDoor> {
  const heard: string[] = [];
  const guests = new Map<Socket, string | undefined>();
  const taken = new Set<string>();
  let accepted = 0;
  let polite = true;

  const server = createServer({ allowHalfOpen: true }, socket => {
    accepted += 1;
    let rest = '';
    guests.set(socket, undefined);
    socket.setEncoding('utf8');
    socket.write('>> Enter pseudo: ');
    socket.on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) hear(socket, line);
    });
    socket.on('end', () => {
      if (polite) socket.end();
    });
    // A reset is what some tests are about; the end of the connection is told by 'close' as well.
    socket.on('error', () => guests.delete(socket));
    socket.on('close', () => guests.delete(socket));
  });

  function hear(socket: Socket, line: string): void {
    heard.push(line);
    const pseudo = guests.get(socket);
    if (pseudo !== undefined) talk(socket, pseudo, line);
    else if (!/^\w+$/.test(line) || taken.has(line)) {
      socket.write(`Pseudo "${line}" will not do\n>> Enter pseudo: `);
    } else {
      guests.set(socket, line);
      toAll(`>> Welcome ${line} !\n`);
    }
  }

  function talk(socket: Socket, pseudo: string, line: string): void {
    if (line === '/quit') {
      if (!polite) return;
      toAll(`>> Bye ${pseudo} !\n`);
      socket.end();
    } else if (line.startsWith('/echo ')) {
      socket.write(`echo: ${line.slice(6)}\n`);
    } else {
      toAll(`${pseudo}: ${line}\n`, socket);
    }
  }

  function toAll(text: string | Uint8Array, except?: Socket): void {
    for (const [guest, pseudo] of guests) if (pseudo !== undefined && guest !== except) guest.write(text);
  }

  server.listen(port, 'localhost');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    accepted: () => accepted,
    write: text => toAll(text),
    hangUp(lastWord = '') {
      for (const guest of guests.keys()) guest.end(lastWord);
    },
    reset() {
      for (const guest of guests.keys()) guest.resetAndDestroy();
    },
    take: pseudo => void taken.add(pseudo),
    ignoreGoodbyes() {
      polite = false;
    },
    async close() {
      for (const guest of guests.keys()) guest.destroy();
      if (!server.listening) return;
      server.close();
      await once(server, 'close');
    },
  };
}
