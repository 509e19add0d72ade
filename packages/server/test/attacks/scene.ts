import { expect } from 'vitest';
import { faultOfIrcLine } from '../hub/lines.ts';
import { type Client, World } from '../hub/world.ts';

/** A server without a network that is under attack: with fake lag as it is by default, unless settings say otherwise. */
export class Scene {
  readonly world: World;
  private pings = 0;

  constructor(settings: Record<string, object> = {}) {
    this.world = new World({
      guards: { fakeLag: { burst: 20, perSecond: 5 }, floodExempt: [] },
      ...settings,
    });
  }

  /** An IRC client that has registered, and is in channels. */
  irc(nick: string, ...channels: readonly string[]): Client {
    const client = this.world.connect('irc', '192.0.2.1');
    client.line(`NICK ${nick}`);
    client.line(`USER ${nick} 0 * :${nick}`);
    for (const channel of channels) client.line(`JOIN ${channel}`);
    expect(this.linesOf(client).join('\n')).toContain(` 422 ${nick} `);
    return client;
  }

  /** A client sends all these lines in one piece. */
  send(client: Client, lines: readonly string[]): void {
    client.bytes(Buffer.from(lines.map(line => `${line}\r\n`).join('')));
    this.world.settle();
  }

  /** What an IRC client was sent since this was asked last, each a sound line. */
  linesOf(client: Client): string[] {
    this.world.settle();
    const text = client
      .take()
      .map(got => (got === 'closed' ? '' : got.text))
      .join('');
    const lines = text.split('\r\n');
    expect(lines.pop()).toBe('');
    for (const line of lines) expect([line, faultOfIrcLine(line)]).toStrictEqual([line, undefined]);
    return lines;
  }

  /** Expects that a client is served at once, whatever others do. */
  expectServed(client: Client): void {
    this.linesOf(client);
    this.pings += 1;
    client.line(`PING :attack-${this.pings}`);
    expect(this.linesOf(client)).toContain(`:salon.test PONG salon.test :attack-${this.pings}`);
  }

  /** Lets the turns of the loop pass that lines wait for, until none is left. */
  async turns(done: () => boolean): Promise<void> {
    for (let turn = 0; !done(); turn += 1) {
      if (turn > 10_000) throw new Error('this takes too many turns');
      await new Promise(resolve => setImmediate(resolve));
    }
  }
}
