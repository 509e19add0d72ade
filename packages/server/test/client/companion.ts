import { connect, type Socket } from 'node:net';
import { type ChatClient, type ClientParts, createClient, type Entrance } from '@salon/client';
import { eventually } from '../support/eventually.ts';

/** A client core over a real socket, as a UI holds it. */
export interface Companion {
  readonly client: ChatClient;
  readonly port: () => number;
  /** What outlives the client. */
  readonly keep: Map<string, string>;
  /** Ends the connection as a broken network does. */
  cut(): void;
  /** Loses the connection, or loses it in such a way that the server does not hear of it; then there is a way again. */
  loseAndFind(how?: 'cut' | 'vanish'): Promise<void>;
  /** Whether new connections come about. */
  reachable: boolean;
}

const companions = new Set<ChatClient>();
const sockets = new Set<Socket>();

/** Lets all clients of a test leave. */
export function allLeave(): void {
  for (const client of companions) client.leave();
  companions.clear();
  for (const socket of sockets) socket.destroy();
  sockets.clear();
}

/** Makes a client for the IRC door at a port. Its clock is that of the machine; it waits no longer than it must. */
export function companion(port: () => number, keep = new Map<string, string>()): Companion {
  let current: { destroy(): void } | undefined;
  let vanish = (): void => undefined;
  const state = { reachable: true };
  const parts: ClientParts = {
    connect: events => {
      if (!state.reachable) {
        setImmediate(() => events.closed('There is no way'));
        return { send: () => undefined, close: () => undefined };
      }
      const socket = connect({ host: '127.0.0.1', port: port() });
      current = socket;
      sockets.add(socket);
      vanish = () => {
        socket.removeAllListeners();
        socket.on('error', () => socket.destroy());
        events.closed('The network is gone');
      };
      let rest = '';
      socket.setEncoding('utf8');
      socket.on('connect', () => events.opened());
      socket.on('data', (text: string) => {
        const lines = (rest + text).split('\r\n');
        rest = lines.pop() ?? '';
        for (const line of lines) events.line(line);
      });
      socket.on('error', () => socket.destroy());
      socket.on('close', () => events.closed('The connection is gone'));
      return {
        send: line => void socket.write(`${line}\r\n`),
        close: () => void (socket.listenerCount('close') > 0 && socket.destroy()),
      };
    },
    clock: {
      now: () => Date.now(),
      after: (ms, call) => {
        // How long one waits for the next attempt is no part of what is tested here.
        const isNextAttempt = client.link.now.phase === 'waiting';
        const timer = setTimeout(call, isNextAttempt ? 20 : ms);
        return () => clearTimeout(timer);
      },
    },
    keep: {
      get: key => keep.get(key),
      set: (key, value) => void (value === undefined ? keep.delete(key) : keep.set(key, value)),
    },
    random: Math.random,
    soon: call => queueMicrotask(call),
    windowMax: 100_000,
  };
  const client = createClient(parts);
  companions.add(client);
  return {
    client,
    port,
    keep,
    cut: () => current?.destroy(),
    loseAndFind: async (how = 'cut') => {
      state.reachable = false;
      if (how === 'cut') current?.destroy();
      else vanish();
      await eventually(() => {
        if (client.link.now.phase !== 'waiting') throw new Error(`it is ${client.link.now.phase}`);
      });
      state.reachable = true;
    },
    get reachable() {
      return state.reachable;
    },
    set reachable(is) {
      state.reachable = is;
    },
  };
}

/** Comes in, and resolves when all that was missed is there. */
export async function enter(
  { client }: Companion,
  entrance: Partial<Entrance> & { nick: string },
): Promise<void> {
  client.enter({ rooms: ['#lobby'], ...entrance });
  await online(client);
}

/** Resolves when a client is online. */
export async function online(client: ChatClient): Promise<void> {
  await eventually(() => {
    if (client.link.now.phase !== 'online') throw new Error(`it is ${JSON.stringify(client.link.now)}`);
  });
}

/** The room of this name, which must be there. */
export function roomOf(client: ChatClient, name: string) {
  const room = client.rooms.get(name);
  if (room === undefined) throw new Error(`there is no ${name}`);
  return room;
}

/** What people say in a room, as `nick: text`, with what is not confirmed marked. */
export function talk(client: ChatClient, name: string): string[] {
  return roomOf(client, name)
    .timeline.entries.filter(({ kind }) => kind !== 'happened' && kind !== 'told')
    .map(
      ({ author, text, delivery }) => `${author.nick}: ${text}${delivery === 'sent' ? '' : ` (${delivery})`}`,
    );
}
