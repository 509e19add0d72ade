import { startClient } from './client.ts';
import { dialer } from './dial.ts';
import { addressOf, readOptions } from './options.ts';
import { startPlain } from './plain.ts';
import { createScreen } from './screen.ts';

const options = readOptions(process.argv.slice(2));
if (options.kind === 'print') process.stdout.write(options.text);
else if (options.kind === 'wrong') finish(2, options.sentence);
else await run(options.host, options.port);

async function run(host: string, port: number): Promise<void> {
  const { stdin, stdout } = process;
  const address = addressOf(host, port);
  // A dumb terminal cannot move its cursor: there the kernel's own line editing is the best there is.
  const interactive = stdin.isTTY && stdout.isTTY && process.env.TERM !== 'dumb';
  const client = interactive
    ? withScreen()
    : startPlain(host, port, address, { input: stdin, output: stdout });
  // On a terminal readline hears Ctrl-C first; these come from `kill`, a closed window, or a second Ctrl-C.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => client.leave());
  const { status, sentence } = await client.ending;
  finish(status, sentence);
  // Standard input may stay open for ever and would keep us here.
  stdin.destroy();

  function withScreen(): ReturnType<typeof startClient> {
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
    return started;
  }
}

function finish(status: number, sentence: string | undefined): void {
  if (sentence !== undefined) process.stderr.write(`${sentence}\n`);
  process.exitCode = status;
}
