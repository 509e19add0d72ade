import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../root.ts';
import { findProgram, programPath, versionOf } from '../servers/installed.ts';
import { Pty, type Size } from './pty.ts';

/** The room in which all are. */
export const room = '#busy';

/** A client for terminals: how it is started, and how it is seen that it is in the room. */
export interface Client {
  readonly name: string;
  readonly version: string;
  /** Prepares a home for it, which knows the server and the room. */
  readonly prepare: (home: string, port: number) => void;
  readonly command: (home: string, port: number) => string;
  /** Resolves when it is in a room after its start, and answers what it asks for. */
  readonly comeIn: (pty: Pty) => Promise<void>;
  /** Shows the room that is measured. */
  readonly show: (pty: Pty) => Promise<void>;
}

/** A room is shown by then. It is not waited for: in a busy one something is drawn all the time. */
const shownMs = 500;

/** Goes to the room by a command. */
function showBy(command: string): Client['show'] {
  return async pty => {
    pty.type(`${command}\r`);
    await sleep(shownMs);
  };
}

const salon: Client = {
  name: 'Salon',
  version: 'client.sh of this commit',
  prepare: () => undefined,
  command: (_home, port) => `sh ${join(root, 'client.sh')} 127.0.0.1 ${port}`,
  comeIn: async pty => {
    await pty.shows('Enter pseudo:');
    pty.type('\x15rea\r');
    await pty.shows('rea> ');
  },
  show: showBy(`/join ${room}`),
};

const irssi: Client = {
  name: 'irssi',
  version: versionOf('irssi', '--version') ?? '',
  prepare: (home, port) =>
    writeFileSync(
      join(home, 'config'),
      `servers = ( { address = "127.0.0.1"; chatnet = "bench"; port = "${port}"; autoconnect = "yes"; } );
       chatnets = { bench = { type = "IRC"; }; };
       channels = ( { name = "${room}"; chatnet = "bench"; autojoin = "yes"; } );
       settings = {
         core = { nick = "rea"; user_name = "rea"; real_name = "rea"; };
         "irc/core" = { cmds_max_at_once = "100"; cmd_queue_speed = "10msec"; };
         "fe-text" = { scrollback_lines = "0"; scrollback_time = "0"; };
       };`,
    ),
  command: home => `${programPath('irssi')} --home=${home}`,
  comeIn: async pty => {
    await pty.shows(/Act: \S*2/);
  },
  show: showBy(`/window goto ${room}`),
};

const weechat: Client = {
  name: 'WeeChat',
  version: versionOf('weechat', '--version') ?? '',
  prepare: () => undefined,
  command: (home, port) => {
    const server = [
      `/server add bench 127.0.0.1/${port} -notls`,
      `/set irc.server.bench.autojoin "${room}"`,
      '/set irc.server.bench.nicks "rea"',
      '/set weechat.history.max_buffer_lines_number 0',
      '/set logger.file.auto_log off',
      '/connect bench',
    ];
    return `${programPath('weechat')} -d ${home} ${server.map(words => `-r '${words}'`).join(' ')}`;
  },
  comeIn: async pty => {
    await pty.shows('Channel created');
  },
  show: showBy(`/buffer ${room}`),
};

/** Those that are installed here, ours first. */
export function clientsHere(): readonly Client[] {
  return [salon, weechat, irssi].filter(
    ({ name }) => name === salon.name || findProgram(name.toLowerCase()) !== undefined,
  );
}

/** A client in the room, in a terminal of its own. */
export interface Opened {
  readonly pty: Pty;
  /** From the start of the program until it was in the room, in milliseconds. */
  readonly inMs: number;
  close(): Promise<void>;
}

/** Starts a client and waits until it is in the room. A home that is given is left as it is afterwards. */
export async function open(client: Client, port: number, size: Size, given?: string): Promise<Opened> {
  const home = given ?? mkdtempSync(join(tmpdir(), 'salon-terminal-bench-'));
  client.prepare(home, port);
  const from = performance.now();
  const pty = Pty.open(client.command(home, port), size, { HOME: home, XDG_CONFIG_HOME: home });
  await client.comeIn(pty);
  const inMs = performance.now() - from;
  await client.show(pty);
  return {
    pty,
    inMs,
    close: async () => {
      await pty.close();
      if (given === undefined) rmSync(home, { recursive: true, maxRetries: 5 });
    },
  };
}
