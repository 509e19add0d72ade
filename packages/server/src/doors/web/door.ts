import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { clipText } from '@salon/protocol';
import { WebSocketServer, type Server as WebSockets } from 'ws';
import type { Origin } from '../../hub/identity.ts';
import type { Clock } from '../../loop/clock.ts';
import { closingLink } from '../../render/irc/replies.ts';
import type { SessionKind } from '../../sessions/parts.ts';
import type { Wire } from '../../sessions/wire.ts';
import type { RequestDoor } from '../door.ts';
import { type AddressRanges, isLoopback } from '../gate/address-ranges.ts';
import type { IrcHouse } from '../irc/house.ts';
import { answerPlainly, rawAnswer } from './answers.ts';
import { Connections } from './connections.ts';
import { type Source, sourceOf } from './forwarded.ts';
import { setSafeHeaders } from './headers.ts';
import { mayConnect } from './origins.ts';
import type { Route } from './route.ts';
import { WebTalk } from './talk.ts';
import { binaryProtocol, ClosingSocket, reasonBytesMax, textProtocol, WebSocketWire } from './wire.ts';

/** What a web door needs to know. */
export interface WebDoorParts {
  /** What its talks share with those of the IRC doors. */
  readonly house: IrcHouse;
  readonly clock: Clock;
  /** What is at its paths; the last route answers at all of them. */
  readonly routes: readonly Route[];
  /** Who is believed that a request comes from elsewhere. */
  readonly proxies: AddressRanges;
  /** Sites whose pages may connect, besides its own; and from where its page may show images. */
  readonly web: { readonly origins: readonly string[]; readonly imagesFrom: readonly string[] };
  readonly limits: { readonly unendedBytesMax: number; readonly lingerMsMax: number };
  /** Lets one in who comes by a proxy, and counts her; or returns the reason why not. */
  readonly admit: (origin: Origin) => string | undefined;
  /** A connection is gone that was counted, and was no talk. */
  readonly out: (origin: Origin) => void;
  /** A talk begins; it is counted already, and is counted out when it is over. */
  readonly begin: (wire: Wire, origin: Origin, kind: SessionKind) => void;
  /** A request could not be served. */
  readonly failed: (error: unknown) => void;
}

/**
 * The door for browsers: pages by HTTP, and IRC by WebSocket (IRCv3 websocket) at any path that is no page's. A connection
 * is counted when it comes; one of a trusted proxy, which stands for many people, when one of them begins a talk by it.
 */
export class WebDoor implements RequestDoor {
  readonly kind = 'web';
  private readonly parts: WebDoorParts;
  private readonly talk: WebTalk;
  private readonly connections: Connections;
  private readonly origins = new WeakMap<Socket, Origin>();
  private readonly http: Server;
  private readonly sockets: WebSockets<typeof ClosingSocket>;
  private isStopping = false;

  constructor(parts: WebDoorParts) {
    this.parts = parts;
    this.talk = new WebTalk(parts.house);
    this.connections = new Connections(parts.clock);
    this.http = createServer({
      keepAliveTimeout: 0,
      // Others may offer HTTP/2, and go on with what they have when nobody takes the offer.
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
    });
    this.http.on('request', (request, response) => this.answer(request, response));
    this.http.on('upgrade', (request, socket, head) => this.upgradeGuarded(request, socket, head));
    this.sockets = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      WebSocket: ClosingSocket,
      // A line that is too long is answered as such, as long as it is not too much for anyone.
      maxPayload: parts.limits.unendedBytesMax,
      maxFragments: fragmentsMax,
      handleProtocols: offered =>
        [...offered].find(one => one === textProtocol || one === binaryProtocol) ?? false,
    });
  }

  refusal(_host: string, reason: string): string {
    return rawAnswer(tooMany, `${reason}.`);
  }

  welcome(socket: Socket, origin: Origin): void {
    this.origins.set(socket, origin);
    this.connections.add(socket, () => {
      if (!this.parts.proxies.has(origin.address)) this.parts.out(origin);
    });
    this.http.emit('connection', socket);
  }

  async close(): Promise<void> {
    this.isStopping = true;
    await this.connections.close(this.parts.limits.lingerMsMax);
  }

  private isProxy(socket: Socket): boolean {
    return this.parts.proxies.has(this.origins.get(socket)?.address ?? '');
  }

  private sourceOf({ headers, socket }: IncomingMessage): Source {
    const origin = this.origins.get(socket);
    if (origin === undefined) throw new Error('a request came by a connection that nobody welcomed');
    return sourceOf(headers, origin, this.parts.proxies);
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    if (!this.connections.answers(request.socket, response)) return;
    void this.serve(request, response).catch((error: unknown) => {
      this.parts.failed(error);
      if (response.headersSent) response.destroy();
      else answerPlainly(response, 500, 'The server has a fault.');
    });
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const source = this.sourceOf(request);
    setSafeHeaders(response, source, this.parts.web.imagesFrom);
    const path = pathOf(request);
    const route = this.parts.routes.find(({ matches }) => matches(path));
    if (route === undefined || !path.startsWith('/')) answerPlainly(response, 404, 'There is no such path.');
    else await route.serve(request, response, source.origin);
  }

  private upgradeGuarded(request: IncomingMessage, duplex: Duplex, head: Buffer): void {
    // What goes wrong with it until it is a WebSocket ends it, and is of no interest.
    duplex.on('error', () => duplex.destroy());
    try {
      this.upgrade(request, duplex, head);
    } catch (error) {
      this.parts.failed(error);
      duplex.destroy();
    }
  }

  private upgrade(request: IncomingMessage, duplex: Duplex, head: Buffer): void {
    const { socket } = request;
    if (this.isStopping) {
      duplex.end(rawAnswer(unavailable, 'The server is stopping.'));
      return;
    }
    const source = this.sourceOf(request);
    const { origin } = request.headers;
    const byProxy = this.isProxy(socket);
    const fromHere = !byProxy && isLoopback(socket.localAddress ?? '');
    if (!mayConnect({ origin, host: source.host, fromHere }, this.parts.web.origins)) {
      duplex.end(
        rawAnswer(forbidden, 'Pages of another site may not connect here, unless web.origins lists it.'),
      );
      return;
    }
    this.sockets.handleUpgrade(request, duplex, head, ws => {
      const refusal = byProxy ? this.parts.admit(source.origin) : undefined;
      if (refusal !== undefined) this.turnAway(ws, source.origin, refusal);
      else if (this.connections.release(socket)) this.begin(ws, socket, source.origin);
    });
  }

  private begin(ws: ClosingSocket, socket: Socket, origin: Origin): void {
    const { clock, limits } = this.parts;
    const door = this;
    const shared = {
      clock,
      lingerMsMax: limits.lingerMsMax,
      get isStopping() {
        return door.isStopping;
      },
    };
    this.parts.begin(new WebSocketWire(ws, socket, shared), origin, this.talk);
  }

  /** A page cannot read why it may not open a WebSocket, so it opens, and says so. */
  private turnAway(ws: ClosingSocket, { host }: Origin, reason: string): void {
    ws.on('error', () => ws.terminate());
    ws.send(closingLink(host, reason).trimEnd());
    ws.close(policyViolation, clipText(reason, reasonBytesMax));
    this.parts.clock.after(this.parts.limits.lingerMsMax, () => ws.terminate());
  }
}

/** A path as it came, without its query; not a path where a request is for a proxy. */
function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '';
}

const forbidden = 403;
const tooMany = 429;
const unavailable = 503;

/** RFC 6455, 7.4.1. */
const policyViolation = 1008;

/** In how many fragments a message may come: no client has a reason for more. */
const fragmentsMax = 64;
