// biome-ignore-all lint/complexity/useLiteralKeys: a world reaches into the server as no one else may.
import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { pino } from 'pino';
import { expect } from 'vitest';
import { parseSettings } from '../../src/config/config.ts';
import type { TalkDoor } from '../../src/doors/door.ts';
import { IrcClient } from '../../src/doors/irc/client.ts';
import { LineAcceptor } from '../../src/doors/line/acceptor.ts';
import type { Effect } from '../../src/hub/effect.ts';
import type { Command } from '../../src/hub/signal.ts';
import { userOf } from '../../src/hub/state/state.ts';
import { Server } from '../../src/server/server.ts';
import { Journal } from '../support/journal.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { watchHub } from './watch.ts';

/** What a client was sent, in order: a piece of text, or that the connection was closed. */
export type Got = { readonly text: string } | 'closed';

/** The far end of a connection without a network: bytes go in as events, and what is written is kept. */
export class Client extends EventEmitter {
  readonly kind: TalkDoor['kind'];
  readonly remoteAddress: string;
  readonly writableLength = 0;
  private got: Got[] = [];
  private phase: 'open' | 'ended' | 'closed' = 'open';

  constructor(kind: TalkDoor['kind'], host: string) {
    super();
    this.kind = kind;
    this.remoteAddress = host;
  }

  /** The client sends a line. */
  line(text: string): void {
    this.bytes(Buffer.from(`${text}\r\n`));
  }

  /** The client sends bytes. */
  bytes(bytes: Buffer): void {
    if (this.phase === 'open') this.emit('data', bytes);
  }

  /** The client sends nothing more, but reads on. */
  endOfInput(): void {
    if (this.phase === 'open') this.emit('end');
  }

  /** The connection is gone, broken by an error if there is one. */
  gone(code?: string): void {
    if (this.phase === 'closed') return;
    if (code !== undefined) this.emit('error', Object.assign(new Error(code), { code }));
    this.phase = 'closed';
    this.emit('close');
  }

  /** Lets the connection be gone when the server has ended it. */
  settle(): void {
    if (this.phase === 'ended') this.gone();
  }

  /** What it was sent since this was asked last. */
  take(): Got[] {
    const { got } = this;
    this.got = [];
    return got;
  }

  /** It was sent this, and nobody has asked for it yet. */
  putBack(text: string): void {
    if (text !== '') this.got.unshift({ text });
  }

  // From here on, what a session does with its socket.

  write(bytes: Uint8Array): boolean {
    this.got.push({ text: Buffer.from(bytes).toString('utf8') });
    return true;
  }

  end(): void {
    if (this.phase !== 'open') return;
    this.phase = 'ended';
    this.got.push('closed');
  }

  get destroyed(): boolean {
    return this.phase === 'closed';
  }

  destroy(): void {
    this.end();
    this.gone();
  }

  destroySoon(): void {
    this.destroy();
  }

  resetAndDestroy(): void {
    this.destroy();
  }

  pause(): this {
    return this;
  }

  resume(): this {
    return this;
  }

  isPaused(): boolean {
    return false;
  }
}

/**
 * Settings of worlds where none are given: a short name, nothing to read on the way in, and neither cloaks nor fake
 * lag, so that hosts are those of the table, and its rows need no time; nor is anyone told what a channel remembers.
 */
const plainSettings: Readonly<Record<string, object>> = {
  history: { toldOnJoin: false },
  server: { name: 'salon.test', motd: '' },
  cloak: { enabled: false },
  guards: { fakeLag: { perSecond: 0 } },
};

/**
 * A whole server but for its network: its ports stay shut, connections are made by hand, its clock stands still until
 * it is moved, and its hub is watched.
 */
export class World {
  readonly clock = new ManualClock();
  /** Everything that the hub made happen. */
  readonly effects: Effect[] = [];
  private readonly server: Server;
  /** The settings as they stand in the file that the server may read anew. */
  private given: Record<string, object>;
  private readonly journal: Journal;
  private readonly clients: Client[] = [];
  private readonly errors: string[] = [];

  constructor(settings: Record<string, object> = {}) {
    this.given = { ...plainSettings };
    this.edit(settings);
    const all = parseSettings(JSON.stringify(this.given), 'settings');
    this.server = new Server({
      settings: all,
      logger: pino({ level: 'error' }, { write: (line: string) => void this.errors.push(line) }),
      clock: this.clock,
      onEffect: effect => this.effects.push(effect),
      source: { name: 'salon.yaml', read: () => parseSettings(JSON.stringify(this.given), 'settings') },
      onDie: () => void this.server.stop(),
    });
    watchHub(this.server.loop.hub);
    this.journal = new Journal(this.server.loop.hub);
    // As `start` does, which would open ports.
    this.server['configure']();
    this.server['idleUpdater'].start();
  }

  connect(kind: TalkDoor['kind'], host: string): Client {
    const door = this.server.listeners.all.find(listener => listener.door.kind === kind)?.door;
    if (door === undefined) throw new Error(`there is no ${kind} door`);
    const client = new Client(kind, host);
    this.clients.push(client);
    const threshold = { door, local: false, proxyProtocol: false, certificates: undefined };
    this.server['arrivals'].receive(threshold, client as unknown as Socket);
    return client;
  }

  /** The session of a nick wants something changed that its door has no words for. */
  submit(nick: string, command: Command): void {
    const session = userOf(this.server.loop.hub.state, nick)?.sessions[0];
    if (session === undefined) throw new Error(`there is no user ${nick}`);
    this.server.loop.submit(command, session);
  }

  /** There is an account from now on, if there was none. */
  addAccount(account: string): void {
    this.server.loop.submit({ type: 'add-account', account, credential: account });
  }

  /** The newcomer behind a connection has shown her door that an account is hers. */
  prove(client: Client, account: string): void {
    const session = [...this.server.sessions.values()].find(one => one['socket'] === (client as unknown));
    const own = { account, credential: account };
    const talk = session?.conversation;
    if (talk instanceof IrcClient && talk.acceptor !== undefined) talk.acceptor.own = own;
    else if (talk instanceof LineAcceptor) talk['own'] = own;
    else throw new Error('who has come in already logs in');
  }

  /** Writes other settings into the file. */
  edit(changes: Record<string, object>): void {
    mergeSettings(this.given, changes);
  }

  /** How much the server keeps of those who are here. */
  sizes(): Readonly<Record<'connections' | 'sessions' | 'users' | 'channels', number>> {
    const { sessions, users, channels } = this.server.loop.hub.state;
    const connections = this.server.sessions.size;
    return { connections, sessions: sessions.size, users: users.size, channels: channels.size };
  }

  /** How many signals the hub has taken. */
  get signals(): number {
    return this.journal.signals;
  }

  /** Lets time pass, with a loop turn for each second. */
  wait(ms: number): void {
    for (let left = ms; left > 0; left -= 1000) {
      this.clock.advance(Math.min(left, 1000));
      this.settle();
    }
  }

  /** Ends the loop turn: what is waiting is sent, and who was sent last words is gone. */
  settle(): void {
    this.server['outbox'].flush();
    for (const client of this.clients) client.settle();
    this.server['outbox'].flush();
    if (this.errors.length > 0) throw new Error(this.errors.join(''));
  }

  /** Expects a fresh hub to do the very same with the same signals. */
  expectReplay(): void {
    expect(this.journal.signals).toBeGreaterThan(0);
    this.journal.expectReplay();
  }
}

/** Changes settings by others: in a section only those that are given, and all else as a whole. */
export function mergeSettings(settings: Record<string, object>, changes: Record<string, object>): void {
  for (const [key, value] of Object.entries(changes)) {
    const isSection = typeof value === 'object' && !Array.isArray(value);
    settings[key] = isSection ? { ...settings[key], ...value } : value;
  }
}
