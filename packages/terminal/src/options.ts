import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** What the command line asks for: to run, to print something and end well, or to be told what is wrong. */
export type Options =
  | { readonly kind: 'run'; readonly host: string; readonly port: number }
  | { readonly kind: 'print'; readonly text: string }
  | { readonly kind: 'wrong'; readonly sentence: string };

const hostByDefault = 'localhost';
const portByDefault = 12345;

const help = `Usage: sh ./client.sh [host] [port]

Talks on a Salon server through its line door.

  host   where the server runs (default ${hostByDefault}); a name, an IPv4 or an IPv6 address
  port   the port of its line door (default ${portByDefault})

  -h, --help      show this text
  -v, --version   show the version

Keys: Up and Down bring back earlier lines; Ctrl-D on an empty line, Ctrl-C or /quit leaves.
Lines that begin with a slash are commands for the server: try /help.
Without a terminal (in a pipe) it copies lines from standard input to the server and its lines to standard output.

Exit status: 0 you left, 1 the server could not be reached or closed the connection, 2 wrong arguments.
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
      },
    });
    if (values.help) return { kind: 'print', text: help };
    if (values.version) return { kind: 'print', text: `Salon terminal client ${version()}\n` };
    return readAddress(positionals);
  } catch (error) {
    // parseArgs has a code for each thing a person can get wrong; anything else is a bug of ours.
    if (!(error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))) {
      throw error;
    }
    return wrong(error.message.split('. ')[0] ?? error.message);
  }
}

function readAddress([host = hostByDefault, port = String(portByDefault), ...more]: string[]): Options {
  if (more.length > 0) return wrong(`Too many arguments: '${more.join(' ')}' comes after host and port`);
  if (host === '') return wrong('The host is empty');
  const number = /^\d{1,5}$/.test(port) ? Number(port) : 0;
  if (number < 1 || number > 65535)
    return wrong(`'${port}' is not a port: it must be a number from 1 to 65535`);
  // People copy addresses out of links, where IPv6 stands in brackets.
  return { kind: 'run', host: host.replace(/^\[(.*)\]$/, '$1'), port: number };
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
