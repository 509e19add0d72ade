import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Keep } from '@salon/client';
import type { Address } from './transport.ts';

/** With what a device logs in by itself: a login token, never a password. */
export interface KeptLogin {
  readonly account: string;
  readonly token: string;
}

/** What is remembered of one server. */
interface Server {
  pseudo?: string;
  login?: KeptLogin;
  kept: Record<string, string>;
}

/** What stands in the file of a profile. */
interface Written {
  last?: Address;
  bell: boolean;
  servers: Record<string, Server>;
}

/** What is remembered from one time to the next. What belongs to a server is never told to another, nor without TLS what came by it. */
export class Profile {
  private readonly file: string;
  private readonly written: Written;
  /** Why the last write failed; undefined when it did not. */
  failure: string | undefined;

  constructor(name: string, environment: Readonly<Record<string, string | undefined>>) {
    const base = environment.XDG_CONFIG_HOME || join(environment.HOME || homedir(), '.config');
    this.file = join(base, 'salon', `${name}.json`);
    this.written = read(this.file);
  }

  /** The server that was visited last. */
  get last(): Address | undefined {
    return this.written.last;
  }

  /** Whether a mention rings the bell. */
  get bell(): boolean {
    return this.written.bell;
  }

  setBell(bell: boolean): void {
    this.written.bell = bell;
    this.write();
  }

  pseudoAt(address: Address): string | undefined {
    return this.at(address).pseudo;
  }

  loginAt(address: Address): KeptLogin | undefined {
    return this.at(address).login;
  }

  /** Someone came in there under this pseudo. */
  entered(address: Address, pseudo: string): void {
    this.written.last = address;
    this.at(address).pseudo = pseudo;
    this.write();
  }

  /** Keeps a login, or forgets it. */
  setLogin(address: Address, login: KeptLogin | undefined): void {
    const server = this.at(address);
    if (login === undefined) delete server.login;
    else server.login = login;
    this.write();
  }

  /** Where the core keeps rooms and drafts of a server. */
  keepAt(address: Address): Keep {
    const { kept } = this.at(address);
    return {
      get: key => kept[key],
      set: (key, value) => {
        if (kept[key] === value) return;
        if (value === undefined) delete kept[key];
        else kept[key] = value;
        this.write();
      },
    };
  }

  private at({ host, port, isTls }: Address): Server {
    const place = `${isTls ? 'ircs' : 'irc'}://${host}:${port}`;
    this.written.servers[place] ??= { kept: {} };
    return this.written.servers[place];
  }

  /** A file that only its owner can read; it is never half written. */
  private write(): void {
    try {
      mkdirSync(join(this.file, '..'), { recursive: true, mode: 0o700 });
      const fresh = `${this.file}.${process.pid}`;
      writeFileSync(fresh, `${JSON.stringify(this.written, undefined, 2)}\n`, { mode: 0o600 });
      renameSync(fresh, this.file);
      this.failure = undefined;
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
  }
}

function read(file: string): Written {
  const empty: Written = { bell: true, servers: {} };
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // There is none yet, or another program wrote there: it is as if nothing were remembered.
    return empty;
  }
  if (typeof found !== 'object' || found === null) return empty;
  const { last, bell, servers } = found as Record<string, unknown>;
  return {
    ...(isAddress(last) && { last }),
    bell: bell !== false,
    servers: readServers(servers),
  };
}

function readServers(found: unknown): Record<string, Server> {
  if (typeof found !== 'object' || found === null) return {};
  return Object.fromEntries(Object.entries(found).map(([place, server]) => [place, readServer(server)]));
}

function readServer(found: unknown): Server {
  const { pseudo, login, kept } = (typeof found === 'object' && found !== null ? found : {}) as Record<
    string,
    unknown
  >;
  return {
    ...(typeof pseudo === 'string' && { pseudo }),
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
