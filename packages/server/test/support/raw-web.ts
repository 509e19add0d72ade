import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect, type Socket } from 'node:net';
import type { TestServer } from './test-server.ts';

/** A connection to a web door that writes its own frames, right or wrong. */
export class RawWeb {
  readonly socket: Socket;
  private received = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', chunk => {
      this.received = Buffer.concat([this.received, chunk]);
    });
    socket.on('error', () => undefined);
  }

  /** Connects, and sends nothing yet. */
  static async connect(server: TestServer): Promise<RawWeb> {
    const socket = connect({ host: '127.0.0.1', port: server.port('web') });
    const raw = new RawWeb(socket);
    server.ends(socket);
    await once(socket, 'connect');
    return raw;
  }

  /** Opens a WebSocket, and waits until it is open. */
  static async open(server: TestServer): Promise<RawWeb> {
    const raw = await RawWeb.connect(server);
    raw.socket.write(
      [
        'GET /socket HTTP/1.1',
        'Host: localhost',
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
        '',
        '',
      ].join('\r\n'),
    );
    await server.eventually(() => raw.received.includes('\r\n\r\n'));
    raw.received = raw.received.subarray(raw.received.indexOf('\r\n\r\n') + 4);
    return raw;
  }

  /** Sends a frame with this first byte: the opcode, and 0x80 where it ends a message. */
  frame(first: number, payload: string | Buffer, masked = true): void {
    const bytes = Buffer.from(payload);
    const mask = masked ? randomBytes(4) : Buffer.alloc(0);
    const head =
      bytes.length < 126 ? [first, bytes.length] : [first, 126, bytes.length >> 8, bytes.length & 255];
    if (masked) head[1] = (head[1] ?? 0) | 0x80;
    const coded = masked ? bytes.map((byte, index) => byte ^ (mask[index % 4] ?? 0)) : bytes;
    this.socket.write(Buffer.concat([Buffer.from(head), mask, coded]));
  }

  /** All that came. */
  get text(): string {
    return this.received.toString('latin1');
  }

  /** The code of the close frame at the end of what came, if there is one. */
  get closeCode(): number | undefined {
    const at = this.received.lastIndexOf(0x88);
    return at < 0 || at + 4 > this.received.length ? undefined : this.received.readUInt16BE(at + 2);
  }
}

/** What a web door answers to a request. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How a test asks. */
export interface Asking {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly secure?: boolean;
}

/** Asks a web door for a path, which is sent as it is. */
export async function ask(
  server: TestServer,
  path: string,
  { method = 'GET', headers = {}, body, secure = false }: Asking = {},
): Promise<Answer> {
  const make = secure ? httpsRequest : httpRequest;
  const request = make({
    host: '127.0.0.1',
    port: server.port('web'),
    path,
    method,
    headers,
    agent: false,
    rejectUnauthorized: false,
  });
  request.end(body);
  const [response] = await once(request, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return {
    status: response.statusCode,
    headers: response.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}
