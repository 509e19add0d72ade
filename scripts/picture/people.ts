import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Terminal } from '../../e2e/support/terminal.ts';

const packages = join(import.meta.dirname, '../../packages');

/** How many cells a terminal has. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** Starts the server as it is without settings, but for a data folder, and waits for its doors. */
export async function openServer(size: Size): Promise<Terminal> {
  const terminal = await open(
    'sh ./server.sh',
    [process.execPath, join(packages, 'server/src/main.ts'), '--memory'],
    size,
  );
  await terminal.shows('Nothing is kept on disk');
  return terminal;
}

/** Comes in by the client of this project. */
export async function enterByClient(pseudo: string, size: Size): Promise<Terminal> {
  // It remembers nothing of those who draw.
  const home = await mkdtemp(join(tmpdir(), 'salon-client-'));
  const client = [process.execPath, join(packages, 'terminal/src/main.ts')];
  const terminal = await open('sh ./client.sh', ['env', `XDG_CONFIG_HOME=${home}`, ...client], size);
  await terminal.shows('Enter pseudo:');
  await terminal.enter(pseudo);
  await terminal.shows(`${pseudo} came in`);
  return terminal;
}

/** Comes in by `nc`. */
export async function enterByNc(pseudo: string, size: Size): Promise<Terminal> {
  return await answer(await open('nc localhost 12345', ['nc', 'localhost', '12345'], size), pseudo);
}

/** Comes in by irssi, which is told beforehand only how the server and its user are called. */
export async function enterByIrssi(nick: string, size: Size): Promise<Terminal> {
  const home = await mkdtemp(join(tmpdir(), 'salon-irssi-'));
  await writeFile(
    join(home, 'config'),
    `servers = ( { address = "localhost"; chatnet = "Salon"; port = "6667"; } );
     chatnets = { Salon = { type = "IRC"; }; };
     settings = {
       core = { real_name = "${nick}"; user_name = "${nick}"; nick = "${nick}"; };
       "irc/core" = { cmds_max_at_once = "100"; cmd_queue_speed = "10msec"; };
     };`,
  );
  const terminal = await Terminal.open(['irssi', `--home=${home}`], size);
  await terminal.shows('[(status)]');
  await terminal.enter('/connect Salon');
  await terminal.shows('End of /MOTD');
  await terminal.enter('/join #lobby');
  await terminal.shows('Join to #lobby was synced');
  await rm(home, { recursive: true });
  return terminal;
}

/** Runs a program in a terminal of its own, below the command by which people start it. */
async function open(shown: string, command: readonly string[], size: Size): Promise<Terminal> {
  const prompt = `printf '\\033[32m$\\033[0m %s\\n' '${shown}'; exec "$@"`;
  return await Terminal.open(['sh', '-c', prompt, 'sh', ...command], size);
}

async function answer(terminal: Terminal, pseudo: string): Promise<Terminal> {
  await terminal.shows('>> Enter pseudo:');
  await terminal.enter(pseudo);
  await terminal.shows(`>> Welcome ${pseudo} !`);
  return terminal;
}
