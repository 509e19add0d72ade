import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isProfileName } from './full/world/profile-name.ts';

/** What the command line asks for: to run, to print something and end well, or to be told what is wrong. */
export type Options =
  | Run
  | { readonly kind: 'print'; readonly text: string }
  | { readonly kind: 'wrong'; readonly sentence: string };

/** How to run. What was not said is undefined: the profile or the default has it. */
export interface Run {
  readonly kind: 'run';
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly isTls: boolean;
  readonly isPlain: boolean;
  readonly profile: string;
}

export const hostByDefault = 'localhost';

/** Where the doors of a server are unless it says otherwise. */
export const ports = { line: 12345, irc: 6667, ircByTls: 6697 } as const;

const help = `Usage: sh ./client.sh [options] [host] [port]

Talks on a Salon server, on the whole screen.

  host   where the server runs (default ${hostByDefault}, or the last one); a name, an IPv4 or an IPv6 address
  port   the port of its IRC door (default ${ports.irc}, with --tls ${ports.ircByTls}); a line door is known by its question,
         and gets the plain client

      --tls            encrypts the connection
      --plain          talks line by line through the line door (default port ${ports.line})
      --profile NAME   remembers pseudo, rooms and login apart from others (default "default")
  -h, --help           shows this text
  -v, --version        shows the version

Keys: ? in an empty line shows them; Ctrl-C in an empty line or /quit leaves. Commands begin with a slash: try /help.
What is remembered stands in ~/.config/salon, where nobody else can read it.
NO_COLOR=1 takes colours away. Without a terminal (in a pipe) the client is plain: it copies lines from standard input to
the server and its lines to standard output.

Exit status: 0 you left, 1 the server could not be reached or closed the connection, 2 wrong arguments.
More: docs/terminal.md, or man -l docs/salon-client.1
`;

/**
 * Reads the command line (without `node` and the script).
 * Never throws for what a person typed: a wrong argument comes back as one sentence.
 */
export function readOptions(args: readonly string[]): Options {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
        tls: { type: 'boolean' },
        plain: { type: 'boolean' },
        profile: { type: 'string' },
      },
    });
    if (values.help) return { kind: 'print', text: help };
    if (values.version) return { kind: 'print', text: `Salon terminal client ${version()}\n` };
    const { tls: isTls = false, plain: isPlain = false, profile = 'default' } = values;
    if (isTls && isPlain) return wrong('The line door has no TLS: --tls and --plain do not go together');
    if (!isProfileName(profile))
      return wrong(`'${profile}' is no name for a profile: letters, digits, - and . will do`);
    return readAddress(positionals, { isTls, isPlain, profile });
  } catch (error) {
    // parseArgs has a code for each thing a person can get wrong; anything else is a bug of ours.
    if (!(error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))) {
      throw error;
    }
    return wrong(error.message.split('. ')[0] ?? error.message);
  }
}

function readAddress(
  [host, port, ...more]: string[],
  others: Pick<Run, 'isTls' | 'isPlain' | 'profile'>,
): Options {
  if (more.length > 0) return wrong(`Too many arguments: '${more.join(' ')}' comes after host and port`);
  if (host === '') return wrong('The host is empty');
  const number = port === undefined ? undefined : /^\d{1,5}$/.test(port) ? Number(port) : 0;
  if (number !== undefined && (number < 1 || number > 65535))
    return wrong(`'${port}' is not a port: it must be a number from 1 to 65535`);
  // People copy addresses out of links, where IPv6 stands in brackets.
  return { kind: 'run', host: host?.replace(/^\[(.*)\]$/, '$1'), port: number, ...others };
}

function wrong(what: string): Options {
  return { kind: 'wrong', sentence: `${what}. Try: sh ./client.sh --help` };
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const found =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest && manifest.version;
  return typeof found === 'string' ? found : 'of unknown version';
}

/** `host:port` as people read it; an IPv6 address stands in brackets. */
export function addressOf(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
