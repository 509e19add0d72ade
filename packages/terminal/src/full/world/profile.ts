import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Keep } from '@salon/client';
import type { Address } from './transport.ts';

/** With what a device logs in by itself: a login token, never a password. */
export interface KeptLogin {
  readonly account: string;
  readonly token: string;
}

/** The rights of the file: it has login tokens in it. */
const ownerOnly = 0o600;

/** What is on or off in this terminal. All are on at first. */
export type Switch = 'bell' | 'mouse';

const switches: readonly Switch[] = ['bell', 'mouse'];

/** What is remembered of one server. */
interface Server {
  pseudo?: string;
  /** The room that was shown last. */
  room?: string;
  login?: KeptLogin;
  kept: Record<string, string>;
}

/** What stands in the file of a profile. */
interface Written {
  last?: Address;
  off: Switch[];
  servers: Record<string, Server>;
}

/**
 * What is remembered from one time to the next. What belongs to a server is never told to another, nor without TLS what came by it.
 * Several clients may have one profile: each writes what it changed, and leaves the rest as the others wrote it.
 */
export class Profile {
  private readonly file: string;
  /** As this client knows it. */
  private readonly written: Written;
  /** Why the last write failed; undefined when it did not. */
  failure: string | undefined;
  /** What became of a file that could not be read; undefined when it could. */
  notice: string | undefined;

  constructor(name: string, environment: Readonly<Record<string, string | undefined>>) {
    const base = environment.XDG_CONFIG_HOME || join(environment.HOME || homedir(), '.config');
    this.file = join(base, 'salon', `${name}.json`);
    this.written = this.readOrMoveAside();
  }

  /** What cannot be read is not written over: it may have a login in it, and a comma too many. */
  private readOrMoveAside(): Written {
    try {
      const found = read(this.file);
      if (found !== undefined) this.closeToOthers();
      return found ?? nothing();
    } catch (error) {
      this.notice = `What was remembered cannot be read (${wordsOf(error)}). ${this.movedAside()}`;
      return nothing();
    }
  }

  private movedAside(): string {
    const aside = `${this.file}.unreadable`;
    try {
      renameSync(this.file, aside);
      return `It is in ${aside} now.`;
    } catch (error) {
      return `It cannot be moved either (${wordsOf(error)}).`;
    }
  }

  private closeToOthers(): void {
    try {
      if ((statSync(this.file).mode & 0o077) !== 0) chmodSync(this.file, ownerOnly);
    } catch (error) {
      this.notice = `Others can read ${this.file} (${wordsOf(error)}).`;
    }
  }

  /** The server that was visited last. */
  get last(): Address | undefined {
    return this.written.last;
  }

  isOn(what: Switch): boolean {
    return !this.written.off.includes(what);
  }

  turn(what: Switch, isOn: boolean): void {
    this.change(written => {
      written.off = [...written.off.filter(other => other !== what), ...(isOn ? [] : [what])];
    });
  }

  pseudoAt(address: Address): string | undefined {
    return serverIn(this.written, address).pseudo;
  }

  loginAt(address: Address): KeptLogin | undefined {
    return serverIn(this.written, address).login;
  }

  roomAt(address: Address): string | undefined {
    return serverIn(this.written, address).room;
  }

  /** Someone left while this room was shown. */
  left(address: Address, room: string): void {
    if (this.roomAt(address) === room) return;
    this.change(written => {
      serverIn(written, address).room = room;
    });
  }

  /** Someone came in there under this pseudo. */
  entered(address: Address, pseudo: string): void {
    this.change(written => {
      written.last = address;
      serverIn(written, address).pseudo = pseudo;
    });
  }

  /** Keeps a login, or forgets it. */
  setLogin(address: Address, login: KeptLogin | undefined): void {
    this.change(written => {
      const server = serverIn(written, address);
      if (login === undefined) delete server.login;
      else server.login = login;
    });
  }

  /** Where the core keeps rooms and drafts of a server. */
  keepAt(address: Address): Keep {
    const known = serverIn(this.written, address).kept;
    return {
      get: key => known[key],
      set: (key, value) => {
        if (known[key] === value) return;
        this.change(written => {
          const { kept } = serverIn(written, address);
          if (value === undefined) delete kept[key];
          else kept[key] = value;
        });
      },
    };
  }

  private change(change: (written: Written) => void): void {
    change(this.written);
    const found = this.readNow();
    if (found !== undefined) change(found);
    this.write(found ?? this.written);
  }

  /** As another client may have written it meanwhile. */
  private readNow(): Written | undefined {
    try {
      return read(this.file);
    } catch {
      // Whoever has broken it since, what this client knows is whole.
      return undefined;
    }
  }

  /** A file that only its owner can read; it is never half written. */
  private write(written: Written): void {
    try {
      mkdirSync(join(this.file, '..'), { recursive: true, mode: 0o700 });
      const fresh = `${this.file}.${process.pid}`;
      writeFileSync(fresh, `${JSON.stringify(written, undefined, 2)}\n`, { mode: ownerOnly });
      renameSync(fresh, this.file);
      this.failure = undefined;
    } catch (error) {
      this.failure = wordsOf(error);
    }
  }
}

function serverIn({ servers }: Written, { host, port, isTls }: Address): Server {
  const place = `${isTls ? 'ircs' : 'irc'}://${host}:${port}`;
  servers[place] ??= { kept: {} };
  return servers[place];
}

function nothing(): Written {
  return { off: [], servers: {} };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What a file has, as far as it can be made out; undefined when there is none yet. Throws when it cannot be read. */
function read(file: string): Written | undefined {
  if (!existsSync(file)) return undefined;
  const found: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof found !== 'object' || found === null) throw new Error('there is something else in it');
  const { last, off, servers } = found as Record<string, unknown>;
  return {
    ...(isAddress(last) && { last }),
    off: Array.isArray(off) ? switches.filter(name => off.includes(name)) : [],
    servers: readServers(servers),
  };
}

function readServers(found: unknown): Record<string, Server> {
  if (typeof found !== 'object' || found === null) return {};
  return Object.fromEntries(Object.entries(found).map(([place, server]) => [place, readServer(server)]));
}

function readServer(found: unknown): Server {
  const { pseudo, room, login, kept } = (typeof found === 'object' && found !== null ? found : {}) as Record<
    string,
    unknown
  >;
  return {
    ...(typeof pseudo === 'string' && { pseudo }),
    ...(typeof room === 'string' && { room }),
    ...(isLogin(login) && { login }),
    kept: Object.fromEntries(
      Object.entries(typeof kept === 'object' && kept !== null ? kept : {}).filter(
        (pair): pair is [string, string] => typeof pair[1] === 'string',
      ),
    ),
  };
}

function isAddress(found: unknown): found is Address {
  if (typeof found !== 'object' || found === null) return false;
  const { host, port, isTls } = found as Record<string, unknown>;
  return typeof host === 'string' && typeof port === 'number' && typeof isTls === 'boolean';
}

function isLogin(found: unknown): found is KeptLogin {
  if (typeof found !== 'object' || found === null) return false;
  const { account, token } = found as Record<string, unknown>;
  return typeof account === 'string' && typeof token === 'string';
}
