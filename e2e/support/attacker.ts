import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Who attacks: a plain socket that takes what comes, or does not, and does not mind being cut off. */
export class Attacker {
  readonly socket: Socket;
  /** All that it was sent. */
  heard = '';
  readonly gone: Promise<void>;
  private taken: Promise<void> = Promise.resolve();

  constructor(port: number) {
    this.socket = connect({ host: '127.0.0.1', port });
    this.gone = new Promise(resolve => this.socket.once('close', () => resolve()));
    this.socket.setEncoding('utf8').on('data', text => {
      this.heard = (this.heard + text).slice(-4096);
    });
    this.socket.on('error', () => undefined);
    this.socket.on('end', () => this.socket.destroy());
  }

  /** Sends bytes once the system has taken those before, unless the connection is gone. */
  async send(text: string): Promise<void> {
    await this.taken;
    if (this.socket.destroyed || this.socket.writableNeedDrain || this.socket.write(text)) return;
    const drained = new Promise<void>(resolve => this.socket.once('drain', resolve));
    this.taken = Promise.race([drained, this.gone]);
    await this.taken;
  }

  async leave(): Promise<void> {
    this.socket.destroy();
    await this.gone;
  }
}

/** Some of them. */
export function attackers(count: number, port: number): Attacker[] {
  return Array.from({ length: count }, () => new Attacker(port));
}

/** An IRC client that behaves, and measures how long it waits for answers while others do not. */
export class Bystander {
  slowestMs = 0;
  private readonly socket: Socket;
  private heard = '';
  private asked = 0;

  private constructor(port: number) {
    this.socket = connect({ host: '127.0.0.1', port });
    this.socket.setEncoding('utf8').on('data', text => {
      // Only answers to it are looked for, and those come last.
      this.heard = (this.heard + text).slice(-4096);
    });
  }

  static async enter(port: number, nick: string): Promise<Bystander> {
    const bystander = new Bystander(port);
    bystander.socket.write(`NICK ${nick}\r\nUSER ${nick} 0 * :${nick}\r\n`);
    await bystander.roundTrip();
    return bystander;
  }

  /** Asks something and waits for the answer. */
  async roundTrip(): Promise<void> {
    this.asked += 1;
    const token = `round-trip-${this.asked}\r\n`;
    const begun = performance.now();
    this.socket.write(`PING ${token}`);
    while (!this.heard.includes(token)) {
      if (this.socket.destroyed) throw new Error('the bystander was cut off');
      await once(this.socket, 'data');
    }
    this.slowestMs = Math.max(this.slowestMs, performance.now() - begun);
  }

  /** How many users the server knows of, and how many connections besides. */
  async count(): Promise<readonly [users: number, newcomers: number]> {
    this.heard = '';
    this.socket.write('LUSERS\r\n');
    await this.roundTrip();
    const number = (numeric: string) => Number(new RegExp(` ${numeric} .*?(\\d+)`).exec(this.heard)?.[1]);
    return [number('255'), number('253')];
  }

  /** Asks again and again, as often as fake lag lets anyone, until an attack is over. */
  async during(attack: Promise<void>): Promise<void> {
    let isOver = false;
    const end = attack.finally(() => {
      isOver = true;
    });
    while (!isOver) {
      await this.roundTrip();
      await new Promise(resolve => setTimeout(resolve, 250));
    }
    await end;
  }

  async close(): Promise<void> {
    this.socket.destroy();
  }
}
