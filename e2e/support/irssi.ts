import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Terminal } from './terminal.ts';
import { until } from './until.ts';

/** Someone who uses irssi, in a terminal, with a home folder of its own. */
export class Irssi {
  readonly terminal: Terminal;
  private readonly home: string;

  constructor(terminal: Terminal, home: string) {
    this.terminal = terminal;
    this.home = home;
  }

  /** Types a line: a command, or speech to the channel on the screen. */
  enters(line: string): Promise<void> {
    return this.terminal.enter(line);
  }

  /** Waits for a row with this in it, and gives that row. */
  shows(wanted: string | RegExp): Promise<string> {
    return this.terminal.shows(wanted);
  }

  /**
   * Goes to a window by the name that stands below it: a channel, a nick, or `(status)` for what
   * belongs to none.
   */
  async goesTo(window: string): Promise<void> {
    await this.enters(`/window goto ${window}`);
    await this.shows(`[${window}]`);
  }

  /** The lines on the screen from one line to another, without their times. */
  async lines(from: string, to: string): Promise<string[]> {
    await this.shows(to);
    const lines = (await this.terminal.screen()).map(row => row.slice('00:00 '.length).trimEnd());
    return lines.slice(
      lines.findLastIndex(line => line.includes(from)),
      lines.findLastIndex(line => line.includes(to)) + 1,
    );
  }

  /** The lines that the server sent to irssi so far. */
  async received(): Promise<string[]> {
    const file = join(this.home, 'raw.log');
    await rm(file, { force: true });
    await this.enters(`/rawlog save ${file}`);
    const text = await until(
      'the raw log',
      async () => (await readFile(file, 'utf8').catch(() => '')) || undefined,
    );
    return text.split('\n').flatMap(line => (line.startsWith('>> ') ? [line.slice(3)] : []));
  }

  async close(): Promise<void> {
    await this.terminal.close();
    await rm(this.home, { recursive: true });
  }
}

/** Without this irssi sends but one line every two seconds after the first five. */
const hurry = 'cmds_max_at_once = "100"; cmd_queue_speed = "10msec";';

/** Without this it waits five minutes before it connects again. */
const haste = 'server_reconnect_time = "1sec";';

/**
 * Starts irssi, connects it to an IRC door, and waits until it was welcomed. `options` are what it is to know of the
 * network.
 */
export async function openIrssi(port: number, nick: string, options = ''): Promise<Irssi> {
  const home = await mkdtemp(join(tmpdir(), 'salon-irssi-'));
  const core = `real_name = "${nick} the Irssi"; user_name = "${nick}"; nick = "${nick}"; ${haste}`;
  await writeFile(join(home, 'config'), `settings = { core = { ${core} }; "irc/core" = { ${hurry} }; };\n`);
  const terminal = await Terminal.open(['irssi', `--home=${home}`], { columns: 120, rows: 50 });
  const irssi = new Irssi(terminal, home);
  await irssi.shows('[(status)]');
  if (options !== '') await irssi.enters(`/network add ${options} salon`);
  await irssi.enters(`/connect ${options === '' ? '' : '-network salon '}127.0.0.1 ${port}`);
  await irssi.shows('End of /MOTD');
  return irssi;
}

/** The same, and joins a channel. */
export async function openIrssiIn(channel: string, port: number, nick: string): Promise<Irssi> {
  const irssi = await openIrssi(port, nick);
  await irssi.enters(`/join ${channel}`);
  await irssi.shows(`[Users ${channel}]`);
  return irssi;
}
