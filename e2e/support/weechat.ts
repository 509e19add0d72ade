import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Child, type Ending } from './child.ts';
import { until } from './until.ts';

/** Someone who uses WeeChat without a screen: it is steered by a pipe, and read by the logs that it keeps. */
export class Weechat {
  private readonly child: Child;
  private readonly home: string;

  constructor(child: Child, home: string) {
    this.child = child;
    this.home = home;
  }

  /** Enters a line in the buffer of a channel, a nick, or the server: a command, or speech. */
  async enters(where: string, line: string): Promise<void> {
    await appendFile(join(this.home, 'fifo'), `irc.${bufferOf(where)} *${line}\n`);
  }

  /** The file of the log of a buffer. */
  logOf(where: string): string {
    return join(this.home, 'logs', `irc.${bufferOf(where)}.weechatlog`);
  }

  /** What stands in a buffer: lines without their times, with the prefix and the text as in `<-- | bob has quit`. */
  async lines(where: string): Promise<string[]> {
    const text = await readFile(this.logOf(where), 'utf8').catch(() => '');
    const lines = text.split('\n').slice(0, -1);
    return lines.map(line => line.split('\t').slice(1).join(' | '));
  }

  /** Waits for a line with this in a buffer, and gives that line. */
  shows(where: string, wanted: string | RegExp): Promise<string> {
    const fits = (line: string) => (typeof wanted === 'string' ? line.includes(wanted) : wanted.test(line));
    return until(
      `a line with ${wanted} in ${where}`,
      async () => (await this.lines(where)).find(fits),
      async () => (await this.lines(where)).join('\n'),
    );
  }

  /** Waits for the end of WeeChat. */
  ended(): Promise<Ending> {
    return this.child.ended;
  }

  async close(): Promise<void> {
    await this.child.close();
    await rm(this.home, { recursive: true });
  }
}

/**
 * Starts WeeChat, connects it to an IRC door, and waits until it was welcomed. `options` are more of those that a server
 * of WeeChat has.
 */
export async function openWeechat(port: number, nick: string, options = ''): Promise<Weechat> {
  const home = await mkdtemp(join(tmpdir(), 'salon-weechat-'));
  // By default it logs every two minutes, sends a line every two seconds, and reconnects after ten.
  const server = `/server add salon 127.0.0.1/${port} -nicks=${nick} -username=${nick} -realname=${nick} -anti_flood_prio_high=0 -anti_flood_prio_low=0 -autoreconnect_delay=1 ${options}`;
  const commands = [
    '/set logger.file.flush_delay 0',
    `/set fifo.file.path "${join(home, 'fifo')}"`,
    server,
    '/connect salon',
  ];
  const child = new Child('weechat-headless', ['-d', home, ...commands.flatMap(command => ['-r', command])]);
  const weechat = new Weechat(child, home);
  await weechat.shows('server', 'End of /MOTD');
  return weechat;
}

/** The same, and joins the lobby. */
export async function openWeechatInLobby(port: number, nick: string): Promise<Weechat> {
  const weechat = await openWeechat(port, nick);
  await weechat.enters('server', '/join #lobby');
  await weechat.shows('#lobby', 'Channel #lobby: ');
  return weechat;
}

function bufferOf(where: string): string {
  return where === 'server' ? 'server.salon' : `salon.${where}`;
}
