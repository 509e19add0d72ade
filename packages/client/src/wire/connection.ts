import { parseLine } from '@salon/protocol';
import type { Entrance } from '../model/client.ts';
import type { ClientParts, Transport } from '../parts.ts';
import type { FactsState } from '../state/facts.ts';
import type { LinkState } from '../state/link.ts';
import { Heartbeat } from './heartbeat.ts';
import { Registration } from './registration.ts';

/** How long to wait before one tries again: twice as long each time. Milliseconds. */
const firstWaitMs = 1000;
const lastWaitMs = 30_000;

/** How long it may take to come in. Milliseconds. */
const entryMs = 30_000;

/** After how long one has come in to stay: who is put out sooner waits longer each time. Milliseconds. */
const settledMs = 30_000;

/** How many nicks like one's own are tried. */
const nicksTriedMax = 5;

/** What a connection tells the client. */
export interface ConnectionCalls {
  /** The server said welcome, to this nick. */
  readonly welcomed: (nick: string, isLoggedIn: boolean) => void;
  /** A line, once one is registered; and those of registration that tell something of the server. */
  readonly line: (line: string) => void;
  /** It is gone; what was asked for is not answered any more. */
  readonly lost: () => void;
}

/** What a connection is made of. */
export interface ConnectionParts {
  readonly parts: ClientParts;
  readonly link: LinkState;
  readonly facts: FactsState;
  readonly calls: ConnectionCalls;
}

/** Connects, registers, finds out when the connection is dead, and connects again until the user leaves. */
export class Connection {
  private readonly parts: ClientParts;
  private readonly link: LinkState;
  private readonly facts: FactsState;
  private readonly calls: ConnectionCalls;
  private readonly heartbeat: Heartbeat;
  private transport: Transport | undefined;
  private registration: Registration | undefined;
  private entrance: Entrance | undefined;
  private attempt = 0;
  private cancel: (() => void) | undefined;
  /** Whether one has been in with this entrance: then a taken nick is most likely one's own ghost. */
  private wasIn = false;
  private nickTried = '';
  private nicksTried = 0;
  private cameInAt = 0;
  private isLoggedIn = false;
  private lastError = '';

  constructor({ parts, link, facts, calls }: ConnectionParts) {
    this.parts = parts;
    this.link = link;
    this.facts = facts;
    this.calls = calls;
    this.heartbeat = new Heartbeat(parts.clock, {
      ping: token => this.send(`PING ${token}`),
      measured: lagMs => link.measured(lagMs),
      dead: () => this.ended('The server does not answer'),
    });
  }

  enter(entrance: Entrance): void {
    this.close();
    this.entrance = entrance;
    this.attempt = 0;
    this.wasIn = false;
    this.open();
  }

  /** From now on one comes in with this. */
  change(entrance: Entrance): void {
    this.entrance = entrance;
  }

  get current(): Entrance | undefined {
    return this.entrance;
  }

  leave(reason: string): void {
    const { phase } = this.link.now;
    if (phase !== 'connecting' && this.registration === undefined) this.send(lineOf('QUIT', [reason]));
    this.entrance = undefined;
    this.close();
    this.link.enter({ phase: 'left', reason });
  }

  retryNow(): void {
    if (this.link.now.phase === 'waiting') this.open();
  }

  wake(): void {
    this.retryNow();
    this.doubt();
  }

  doubt(): void {
    this.heartbeat.askNow();
  }

  pong(token: string | undefined): void {
    this.heartbeat.answered(token);
  }

  send(line: string): void {
    this.transport?.send(line);
  }

  private open(): void {
    const { entrance } = this;
    if (entrance === undefined) return;
    this.cancel?.();
    this.link.enter({ phase: 'connecting' });
    this.lastError = '';
    let transport: Transport | undefined;
    const isCurrent = () => transport !== undefined && transport === this.transport;
    transport = this.parts.connect({
      opened: () => isCurrent() && this.register(entrance),
      line: line => isCurrent() && this.receive(line),
      closed: reason => isCurrent() && this.ended(reason),
    });
    this.transport = transport;
    this.cancel = this.parts.clock.after(entryMs, () => this.ended('The server does not answer'));
  }

  private register(entrance: Entrance): void {
    this.link.enter({ phase: 'registering' });
    this.nickTried = entrance.nick;
    this.nicksTried = 0;
    this.isLoggedIn = false;
    this.registration = new Registration(entrance, this.facts, {
      send: (command, ...params) => this.send(lineOf(command, params)),
      nickTaken: text => this.tryAnotherNick(text),
      refused: refusal => {
        this.entrance = undefined;
        this.close();
        this.link.enter({ phase: 'refused', refusal });
      },
      unavailable: text => this.ended(text),
    });
    this.registration.begin(entrance.nick);
  }

  /** Who comes again finds her own ghost: until it is gone she has a nick like it. */
  private tryAnotherNick(text: string): boolean {
    if (!this.wasIn || this.entrance === undefined) return false;
    if (this.nicksTried >= nicksTriedMax) {
      // They are all her ghosts, of a network that breaks again and again: the server finds them dead by and by.
      this.ended(text);
      return true;
    }
    this.nicksTried += 1;
    const end = '_'.repeat(this.nicksTried);
    this.nickTried = this.entrance.nick.slice(0, this.facts.nickCharsMax - end.length) + end;
    this.send(`NICK ${this.nickTried}`);
    return true;
  }

  private receive(line: string): void {
    this.heartbeat.heard();
    const message = parseLine(line);
    if (message.command === 'ERROR') this.lastError = message.params[0] ?? '';
    if (this.registration === undefined) {
      this.calls.line(line);
      return;
    }
    // People take the port of the web door for that of the chat.
    if (message.command.startsWith('HTTP/')) {
      this.ended('A web server answers there');
    } else if (message.command === 'PING') {
      this.send(lineOf('PONG', message.params));
    } else if (message.command === '001') {
      this.facts.serverName = message.source ?? '';
      this.registration = undefined;
      this.cancel?.();
      this.wasIn = true;
      this.cameInAt = this.parts.clock.now();
      this.heartbeat.start();
      this.calls.welcomed(message.params[0] ?? this.nickTried, this.isLoggedIn);
    } else {
      if (message.command === '900') {
        this.isLoggedIn = true;
        this.calls.line(line);
      }
      this.registration.hear(message);
    }
  }

  private ended(reason: string): void {
    const wasIn = this.registration === undefined && this.link.now.phase !== 'connecting';
    this.close();
    if (wasIn) {
      this.calls.lost();
      if (this.parts.clock.now() - this.cameInAt >= settledMs) this.attempt = 0;
    }
    this.attempt += 1;
    const wait = Math.min(lastWaitMs, firstWaitMs * 2 ** (this.attempt - 1));
    // Not all clients of a server that was restarted come in the same second.
    const ms = wait * (0.5 + this.parts.random() / 2);
    const retryAt = this.parts.clock.now() + ms;
    this.link.enter({
      phase: 'waiting',
      retryAt,
      attempt: this.attempt,
      reason: this.lastError === '' ? reason : this.lastError,
    });
    this.cancel = this.parts.clock.after(ms, () => this.open());
  }

  /** Lets go of the connection that there is, if any. */
  private close(): void {
    this.cancel?.();
    this.cancel = undefined;
    this.heartbeat.stop();
    this.registration = undefined;
    const { transport } = this;
    this.transport = undefined;
    transport?.close();
  }
}

function lineOf(command: string, params: readonly string[]): string {
  const last = params.length - 1;
  return [command, ...params.map((param, index) => (index === last ? `:${param}` : param))]
    .join(' ')
    .replace(/[\r\n\0]+/g, ' ');
}
