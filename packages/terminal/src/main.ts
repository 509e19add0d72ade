import type { Ending } from './client.ts';
import { startClient } from './client.ts';
import { unreachable } from './conversation/ended.ts';
import { dialer } from './dial.ts';
import type { Address } from './full/world/transport.ts';
import { knock } from './knock.ts';
import { addressOf, hostByDefault, ports, type Run, readOptions } from './options.ts';
import { startPlain } from './plain.ts';
import { createScreen } from './screen.ts';

/** Any client, as far as this file is concerned. */
interface Running {
  leave(): void;
  readonly ending: Promise<Ending>;
}

/** A terminal that takes nothing any more does not keep us longer than this. Milliseconds. */
const lastWordsMs = 1_000;

const options = readOptions(process.argv.slice(2));
if (options.kind === 'print') process.stdout.write(options.text);
else if (options.kind === 'wrong') finish({ status: 2, sentence: options.sentence });
else finish(await run(options));

async function run(wanted: Run): Promise<Ending> {
  const { stdin, stdout } = process;
  // A dumb terminal cannot move its cursor: there the kernel's own line editing is the best there is.
  const isTerminal = stdin.isTTY && stdout.isTTY && process.env.TERM !== 'dumb';
  const ending = await (isTerminal && !wanted.isPlain ? runFull(wanted) : runByLines(wanted, isTerminal));
  // Standard input may stay open for ever and would keep us here.
  stdin.destroy();
  return ending;
}

/** On the whole screen, unless a line door is at that port. What only this needs is loaded only here. */
async function runFull(wanted: Run): Promise<Ending> {
  const full = import('./full/start.ts');
  const { Profile } = await import('./full/world/profile.ts');
  const profile = new Profile(wanted.profile, process.env);
  const address = addressFor(wanted, profile.last);
  const isUsual = address.port === (address.isTls ? ports.ircByTls : ports.irc);
  // At the usual ports nobody has to ask what is there, but whether: that is told before the screen is taken.
  const there = await knock(address.host, address.port, isUsual || address.isTls ? 0 : undefined);
  if (there.found === 'nothing') {
    return { status: 1, sentence: unreachable(addressOf(address.host, address.port), there.reason) };
  }
  if (there.found === 'line') return await runByLines({ ...wanted, ...address }, true);
  const { startFull } = await full;
  const station = { input: process.stdin, output: process.stdout, environment: process.env };
  return await ended(startFull(address, profile, station));
}

/** Without anything said, one goes where one was last; and a server that was visited last by TLS is visited so again. */
function addressFor({ host, port, isTls }: Run, last: Address | undefined): Address {
  const isByTls = isTls || (port === undefined && last?.isTls === true && host === last.host);
  if (last !== undefined && host === undefined && (!isTls || last.isTls)) return last;
  return {
    host: host ?? last?.host ?? hostByDefault,
    port: port ?? (isByTls ? ports.ircByTls : ports.irc),
    isTls: isByTls,
  };
}

/** Line by line: through the line door, with or without a terminal. */
async function runByLines(
  { host = hostByDefault, port = ports.line }: Pick<Run, 'host' | 'port'>,
  isTerminal: boolean,
): Promise<Ending> {
  const { stdin, stdout } = process;
  const address = addressOf(host, port);
  if (!isTerminal) return await ended(startPlain(host, port, address, { input: stdin, output: stdout }));
  const screen = createScreen(stdin, stdout);
  const started = startClient(address, {
    dial: dialer(host, port),
    paper: screen,
    after(ms, then) {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
    dice: Math.random,
  });
  screen.listen({ entered: started.entered, left: started.leave });
  // The window is gone: there is nobody to show the last words to.
  stdout.on('error', () => started.leave());
  return await ended(started);
}

function ended(client: Running): Promise<Ending> {
  // On a terminal keys are heard first; these come from `kill`, a closed window, or a second Ctrl-C.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => client.leave());
  return client.ending;
}

function finish({ status, sentence }: Omit<Ending, 'status'> & { readonly status: 0 | 1 | 2 }): void {
  if (sentence !== undefined) process.stderr.write(`${sentence}\n`);
  process.exitCode = status;
  setTimeout(() => process.exit(), lastWordsMs).unref();
}
