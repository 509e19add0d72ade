import { pino } from 'pino';
import { settingsSchema } from '../../src/config/schema.ts';
import type { ServerParts } from '../../src/server/parts.ts';
import { Server } from '../../src/server/server.ts';
import type { OpenDoor } from '../../src/server/warnings.ts';
import { Journal } from './journal.ts';
import { ManualClock } from './manual-clock.ts';
import { Peer } from './peer.ts';

/** As little work for passwords as there can be, and as many tries as one likes: tests come from one address. */
export const cheapAccounts = {
  hashing: { argon2KiB: 64, argon2Passes: 1, scramIterations: 4096 },
  throttle: { registrationsPerAddressMax: 0, failuresPerAddressMax: 0, failuresPerAccountMax: 0 },
} as const;

/** How many capabilities are asked for in one line. */
const capabilitiesAtOnce = 16;

/** A real server on free loopback ports, with a clock that the test moves and a journal of its hub. */
export class TestServer {
  readonly clock = new ManualClock();
  readonly server: Server;
  readonly journal: Journal;
  /** What was logged, one object a line. */
  readonly logged: Record<string, unknown>[] = [];
  /** In the order of the settings. */
  readonly doors: OpenDoor[] = [];
  /** Whether DIE stops it; without, it only says that it was told to. */
  mayDie = false;
  private readonly held: { destroy(): void }[] = [];

  private constructor(settings: Record<string, unknown>, parts: Partial<ServerParts>) {
    const sink = {
      write: (line: string) => void this.logged.push(JSON.parse(line) as Record<string, unknown>),
    };
    const { history, ...others } = settings;
    this.server = new Server({
      settings: settingsSchema.parse({
        doors: [
          { kind: 'line', host: '127.0.0.1', port: 0 },
          { kind: 'irc', host: '127.0.0.1', port: 0 },
        ],
        // The clock stands still, and with it would stand who writes more than a burst.
        guards: { fakeLag: { perSecond: 0 } },
        accounts: cheapAccounts,
        ...others,
        // Most tests say what they are sent to the letter, and are not about this.
        history: { toldOnJoin: false, ...(history as object | undefined) },
      }),
      logger: pino({ level: 'debug', base: null }, sink),
      clock: this.clock,
      onDie: () => {
        if (this.mayDie) void this.server.stop();
      },
      ...parts,
    });
    this.journal = new Journal(this.server.loop.hub);
  }

  /** Parts of the server that a test brings itself stand above its own. */
  static async start(
    settings: Record<string, unknown> = {},
    parts: Partial<ServerParts> = {},
  ): Promise<TestServer> {
    const server = new TestServer(settings, parts);
    server.doors.push(...(await server.server.start()));
    return server;
  }

  /** The port of the first door of a kind, or of the door with this number in the settings. */
  port(which: OpenDoor['kind'] | number): number {
    const door =
      typeof which === 'number' ? this.doors[which] : this.doors.find(({ kind }) => kind === which);
    if (door === undefined || !('port' in door.place)) throw new Error(`there is no ${which} door at a port`);
    return door.place.port;
  }

  /** Connects to a door and says nothing yet. */
  async connect(kind: 'line' | 'irc'): Promise<Peer> {
    return this.adopt(await Peer.connect(this.port(kind)), kind);
  }

  /** Takes a connection that a test made itself, to one kind of door, and ends it with the server. */
  adopt(peer: Peer, kind: OpenDoor['kind']): Peer {
    peer.lineEnd = kind === 'line' ? '\n' : '\r\n';
    this.ends(peer.socket);
    return peer;
  }

  /** Something of a test that is to end with the server. */
  ends(held: { destroy(): void }): void {
    this.held.push(held);
  }

  /** Someone who came in by the line door and was welcomed. */
  async line(pseudo: string): Promise<Peer> {
    const peer = await this.connect('line');
    await peer.reads('>> Enter pseudo: ');
    peer.send(pseudo);
    await peer.readsLines(`>> Welcome ${pseudo} !`);
    return peer;
  }

  /** An IRC client that has registered and read its welcome to the end. */
  async irc(nick: string, ...capabilities: readonly string[]): Promise<Peer> {
    const peer = await this.connect('irc');
    // All there are would not fit a line.
    for (let from = 0; from < capabilities.length; from += capabilitiesAtOnce) {
      peer.send(`CAP REQ :${capabilities.slice(from, from + capabilitiesAtOnce).join(' ')}`);
    }
    peer.send(`NICK ${nick}`, `USER ${nick} 0 * :${nick} the tester`, 'CAP END');
    await peer.until(/ (376|422) /);
    return peer;
  }

  /** An IRC client that is in a channel and has read who is there. */
  async ircIn(channel: string, nick: string, ...capabilities: readonly string[]): Promise<Peer> {
    const peer = await this.irc(nick, ...capabilities);
    peer.send(`JOIN ${channel}`);
    await peer.until(/ 366 /);
    return peer;
  }

  /** Tells the hub that an account is a user's, as a door does that has seen it proved; none when it is left out. */
  logIn(nick: string, account?: string): void {
    const session = [...this.server.sessions.values()].find(session => session.nick === nick);
    if (session === undefined) throw new Error(`${nick} has no session`);
    if (account !== undefined) this.server.loop.submit({ type: 'add-account', account, credential: account });
    this.server.loop.submit({ type: 'log-in', ...(account !== undefined && { account }) }, session.id);
  }

  /** How many have a nick. */
  get users(): number {
    return this.server.loop.hub.state.users.size;
  }

  /** Waits until something holds that no client is told. */
  async eventually(holds: () => boolean): Promise<void> {
    for (let tries = 0; !holds(); tries += 1) {
      if (tries > 2000) throw new Error(`did not come to hold: ${holds}`);
      await new Promise(resolve => setTimeout(resolve, 1));
    }
  }

  /** Sends all away, so that the next test finds nobody. */
  async empty(): Promise<void> {
    for (const one of this.held.splice(0)) one.destroy();
    await this.eventually(() => this.server.sessions.size === 0);
    const { loop } = this.server;
    for (const { name: account } of [...loop.hub.state.accounts.byName.values()]) {
      loop.submit({ type: 'remove-account', account });
    }
    for (const { channel } of [...loop.hub.state.purges.values()]) {
      loop.submit({ type: 'purge-channel', channel, on: false });
    }
  }

  /** Stops the server, and expects a fresh hub to do the same as this one did. */
  async stop(): Promise<void> {
    await this.empty();
    await this.server.stop();
    this.journal.expectReplay();
  }
}
