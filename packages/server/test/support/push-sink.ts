import {
  createDecipheriv,
  createECDH,
  createHmac,
  createPublicKey,
  type ECDH,
  randomBytes,
  verify,
} from 'node:crypto';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { makeCertificate } from '../../src/doors/entry/mkcerts.ts';

/** A message as a push server gets it. */
export interface Pushed {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What a push server says: a status, with more headers, or nothing at all. */
export type Says = { readonly status: number; readonly headers?: Record<string, string> } | 'nothing';

/** A push server on this machine, which keeps what it is sent. */
export class PushSink {
  readonly pushed: Pushed[] = [];
  /** What it says, by the path; 201 where nothing is given. */
  readonly says = new Map<string, Says>();
  /** How many connections came, whatever came of them. */
  connections = 0;
  readonly ca: string;
  private readonly server: Server;
  private readonly sockets = new Set<Duplex>();

  private constructor({ cert, key }: { readonly cert: string; readonly key: string }) {
    this.ca = cert;
    this.server = createServer({ cert, key }, (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { url: path = '', headers } = request;
        this.pushed.push({ path, headers, body: Buffer.concat(chunks) });
        this.answer(path, response);
      });
    });
    this.server.on('connection', socket => {
      this.connections += 1;
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.sockets.delete(socket));
    });
    // Who does not trust its certificate hangs up.
    this.server.on('tlsClientError', () => undefined);
  }

  /** Begins, under these names. */
  static async start(...names: readonly string[]): Promise<PushSink> {
    const sink = new PushSink(await makeCertificate(names, Date.now()));
    await new Promise<void>(resolve => sink.server.listen(0, '127.0.0.1', resolve));
    return sink;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** The paths of what came, in order. */
  get paths(): string[] {
    return this.pushed.map(({ path }) => path);
  }

  stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    return new Promise(resolve => this.server.close(() => resolve()));
  }

  private answer(path: string, response: ServerResponse): void {
    const says = this.says.get(path) ?? { status: 201 };
    if (says !== 'nothing') response.writeHead(says.status, says.headers).end();
  }
}

/** What a client makes to get push messages, and how it reads them (RFC 8291). */
export class Device {
  private readonly pair: ECDH = createECDH('prime256v1');
  private readonly auth = randomBytes(16);
  private readonly publicKey = this.pair.generateKeys();

  /** Its keys as WEBPUSH takes them. */
  get keys(): string {
    const p256dh = this.publicKey.toString('base64url');
    return `p256dh=${p256dh};auth=${this.auth.toString('base64url')}`;
  }

  /** What is in a message: fails when it is encrypted for somebody else. */
  read({ body }: Pushed): string {
    const salt = body.subarray(0, 16);
    const recordBytes = body.readUInt32BE(16);
    const keyBytes = body.readUInt8(20);
    const serverKey = body.subarray(21, 21 + keyBytes);
    const sealed = body.subarray(21 + keyBytes);
    if (sealed.length > recordBytes) throw new Error('it has several records');
    const shared = hmac(this.auth, this.pair.computeSecret(serverKey));
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.publicKey, serverKey, one]);
    const pseudoRandom = hmac(salt, hmac(shared, info));
    const expand = (what: string) =>
      hmac(pseudoRandom, Buffer.concat([Buffer.from(`Content-Encoding: ${what}\0`), one]));
    const decipher = createDecipheriv(
      'aes-128-gcm',
      expand('aes128gcm').subarray(0, 16),
      expand('nonce').subarray(0, 12),
    );
    decipher.setAuthTag(sealed.subarray(-16));
    const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    const end = padded.lastIndexOf(2);
    return padded.subarray(0, end).toString('utf8');
  }
}

/** Who sends, as a message shows it (RFC 8292): fails when the signature is wrong. */
export function vapidOf({ headers }: Pushed): { readonly key: string; readonly claims: VapidClaims } {
  const [, token = '', key = ''] = /^vapid t=(\S+), k=(\S+)$/.exec(headers.authorization ?? '') ?? [];
  const [head = '', body = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const x = point.subarray(1, 33).toString('base64url');
  const y = point.subarray(33).toString('base64url');
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const isRight = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isRight) throw new Error('the signature is wrong');
  return { key, claims: JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as VapidClaims };
}

/** What is signed. */
export interface VapidClaims {
  readonly aud: string;
  /** In seconds since 1970. */
  readonly exp: number;
  readonly sub: string;
}

const one = Buffer.from([1]);

function hmac(key: Buffer, data: Buffer): Buffer {
  return createHmac('sha256', key).update(data).digest();
}
