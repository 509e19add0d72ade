import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Child } from './child.ts';
import { until } from './until.ts';

/** Someone who uses ircII, the oldest client of all, line by line as on a teletype. */
export class Ircii {
  private readonly child: Child;
  private readonly home: string;

  constructor(child: Child, home: string) {
    this.child = child;
    this.home = home;
  }

  /** Types a line: a command, or speech to the channel joined last. */
  types(line: string): void {
    this.child.write(`${line}\n`);
  }

  /** Waits for a line with this in it. */
  shows(wanted: string | RegExp): Promise<string> {
    const fits = (line: string) => (typeof wanted === 'string' ? line.includes(wanted) : wanted.test(line));
    return until(
      `a line with ${wanted}`,
      () => this.child.stdout.split('\n').find(fits),
      () => this.child.stdout,
    );
  }

  async close(): Promise<void> {
    await this.child.close();
    await rm(this.home, { recursive: true });
  }
}

/** Starts ircII, connects it to an IRC door, joins the lobby, and waits until it is there. */
export async function openIrciiInLobby(port: number, nick: string): Promise<Ircii> {
  const home = await mkdtemp(join(tmpdir(), 'salon-ircii-'));
  const environment = { HOME: home, IRCUSER: nick, IRCNAME: nick, LC_ALL: 'C.UTF-8' };
  const child = new Child('ircII', ['-d', '-q', nick, `127.0.0.1:${port}`], environment);
  const ircii = new Ircii(child, home);
  await ircii.shows('Welcome! Everyone is in');
  ircii.types('/join #lobby');
  await ircii.shows('has joined channel #lobby');
  return ircii;
}
