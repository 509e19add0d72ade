import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerParts } from '../../src/server/parts.ts';
import type { Peer } from './peer.ts';
import { openHistory } from './remembering.ts';
import { TestServer } from './test-server.ts';

/** A picture, as far as its first bytes tell. */
export const png = Buffer.concat([
  Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]),
  Buffer.from('IHDR'),
  Buffer.alloc(100),
]);

/** The password of every account of these tests. */
const password = 'correct-horse';

/** What is sent, and what about it. */
export interface Sending {
  readonly method?: string;
  readonly path?: string;
  readonly type?: string;
  readonly name?: string;
  /** What stands in Authorization. */
  readonly by?: string | undefined;
  readonly headers?: Record<string, string>;
  /** Without its length before it. */
  readonly chunked?: boolean;
}

/** What came of it. */
export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The path that Location names; empty when it names none. */
  readonly path: string;
}

/** A server that takes files into a folder of its own, and what its tests do with it. */
export class FileServer {
  readonly server: TestServer;
  readonly folder: string;

  private constructor(server: TestServer, folder: string) {
    this.server = server;
    this.folder = folder;
  }

  static async start(
    { files = {}, ...settings }: Record<string, unknown> = {},
    {
      folder = mkdtempSync(join(tmpdir(), 'salon-files-')),
      ...parts
    }: Partial<ServerParts> & {
      readonly folder?: string;
    } = {},
  ): Promise<FileServer> {
    const doors = ['irc', 'web'].map(kind => ({ kind, host: '127.0.0.1', port: 0 }));
    const history = await openHistory();
    const server = await TestServer.start(
      { doors, files, ...settings },
      { history, files: folder, ...parts },
    );
    return new FileServer(server, folder);
  }

  /** The owner of an account that has her nick. */
  async owner(nick = 'alice', ...capabilities: readonly string[]): Promise<Peer> {
    const peer = await this.server.irc(nick, ...capabilities);
    peer.send(`NS REGISTER ${password}`);
    await peer.until(/ 900 /);
    return peer;
  }

  /** Authorization by a ticket that a session asks for. */
  async ticket(peer: Peer): Promise<string> {
    peer.send('FILEHOST TICKET');
    const line = await peer.until(' FILEHOST TICKET ');
    return `Bearer ${line.split(' ')[3]}`;
  }

  /** Sends a file, or asks for one. */
  async send(content: Buffer | string | undefined, sending: Sending = {}): Promise<Received> {
    const { method = 'POST', path = '/upload', type, name, by, headers = {}, chunked = false } = sending;
    const request = httpRequest({
      host: '127.0.0.1',
      port: this.server.port('web'),
      path,
      method,
      agent: false,
      headers: {
        ...(type !== undefined && { 'Content-Type': type }),
        ...(name !== undefined && { 'Content-Disposition': `attachment; ${name}` }),
        ...(by !== undefined && { Authorization: by }),
        ...(content !== undefined && !chunked && { 'Content-Length': String(Buffer.byteLength(content)) }),
        ...headers,
      },
    });
    const answered = once(request, 'response');
    // It may be refused while it is sent.
    request.on('error', () => undefined);
    request.end(content);
    const [response] = await answered;
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk);
    const location = response.headers.location ?? '';
    return {
      status: response.statusCode,
      headers: response.headers,
      body: Buffer.concat(chunks),
      path: location === '' ? '' : new URL(location, 'http://localhost').pathname,
    };
  }

  async get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Received> {
    return await this.send(undefined, { method, path, headers });
  }

  /** The path of a picture that was uploaded. */
  async picture(by: string): Promise<string> {
    const { path } = await this.send(png, { by, type: 'image/png', name: 'filename="cat.png"' });
    return path;
  }

  /** Whether there is still something at a path. */
  async isThere(path: string): Promise<boolean> {
    return (await this.get(path)).status === 200;
  }

  /** What lies in the folder, and on its way there. */
  get lying(): string[] {
    return [...readdirSync(this.folder), ...readdirSync(join(this.folder, 'incoming'))].filter(
      name => name !== 'incoming',
    );
  }

  /** Waits until so many files lie there. */
  async lie(count: number): Promise<void> {
    await this.server.eventually(() => this.lying.length === count);
  }

  /** Stops it; what lies there stays when another one is to begin with it. */
  async stop({ keep = false } = {}): Promise<void> {
    await this.server.stop();
    if (!keep) rmSync(this.folder, { recursive: true });
  }
}

/** Authorization by an account and its password. */
export function basic(account: string, secret = password): string {
  return `Basic ${Buffer.from(`${account}:${secret}`).toString('base64')}`;
}
