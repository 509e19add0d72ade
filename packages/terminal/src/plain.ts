import type { Readable, Writable } from 'node:stream';
import type { Ending } from './client.ts';
import { unreachable } from './conversation/ended.ts';
import { connectTo, reasonOf } from './dial.ts';
import { createTextReader } from './incoming.ts';
import { ports } from './options.ts';
import { createQuitFinder } from './quit-finder.ts';

/** How long the server may be silent after our goodbye before we stop waiting for it, in milliseconds. */
const silenceMsMax = 5_000;

/** How an IRC server begins, which a line door does not: with its name, or with what is wrong. */
const ircBeginning = /^(?::|ERROR )/;

/** A copy in progress. */
export interface Plain {
  /** The person wants to go (Ctrl-C): nothing more is read; asked again, it ends at once. */
  leave(): void;
  readonly ending: Promise<Ending>;
}

/** What is copied to and from the server. */
export interface Pipes {
  readonly input: Readable;
  readonly output: Writable;
  /** As {@link silenceMsMax}; tests are in a hurry. */
  readonly silenceMs?: number;
}

/**
 * Without a terminal the client is a pipe, like `nc`: bytes in, text out, nothing drawn, nothing retried. Unlike `nc`
 * it shows no control characters, and after the end of the input it stays until the server has answered: it sends
 * `/quit`, closes its half and waits for the server to close.
 */
export function startPlain(host: string, port: number, address: string, pipes: Pipes): Plain {
  const { input, output, silenceMs = silenceMsMax } = pipes;
  const { promise: ending, resolve } = Promise.withResolvers<Ending>();
  const text = createTextReader();
  const quit = createQuitFinder();
  let stage: 'connecting' | 'copying' | 'leaving' | 'silent' | 'wrong-door' | 'gone' = 'connecting';
  let hasHeard = false;
  let failure: string | undefined;

  const socket = connectTo(host, port);
  socket.once('connect', () => {
    stage = 'copying';
    input.on('data', onInput);
    input.once('end', () => sayGoodbye(quit.lastWords()));
  });
  socket.on('data', bytes => {
    if (!hasHeard && ircBeginning.test(bytes.toString('latin1'))) {
      stage = 'wrong-door';
      socket.destroy();
      return;
    }
    hasHeard = true;
    show(text.push(bytes));
  });
  socket.on('drain', () => input.resume());
  socket.on('error', error => {
    failure = reasonOf(error);
  });
  socket.once('close', () => {
    input.off('data', onInput);
    show(text.finish());
    resolve(endingOf());
  });
  output.on('drain', () => socket.resume());
  // Nobody reads any more (`| head -1`), which is as good an end as any.
  output.once('error', goNow);

  function onInput(bytes: Uint8Array): void {
    const end = quit.look(bytes);
    // Behind /quit nothing may follow: it would reach a closed socket, whose reset can destroy answers under way.
    if (end !== undefined) sayGoodbye(bytes.subarray(0, end));
    else if (!socket.write(bytes)) input.pause();
  }

  function show(shown: string): void {
    if (shown !== '' && output.writable && !output.write(shown)) socket.pause();
  }

  function sayGoodbye(words: Uint8Array | string): void {
    if (stage !== 'copying') return;
    stage = 'leaving';
    input.off('data', onInput);
    socket.setTimeout(silenceMs, () => {
      stage = 'silent';
      socket.destroy();
    });
    socket.end(words);
  }

  function goNow(): void {
    stage = 'gone';
    socket.destroy();
  }

  function endingOf(): Ending {
    const because = failure === undefined ? '' : ` (${failure})`;
    switch (stage) {
      case 'connecting':
        return { status: 1, sentence: unreachable(address, failure) };
      case 'copying':
        return { status: 1, sentence: `${address} closed the connection before the input ended${because}.` };
      case 'leaving':
        if (failure === undefined) return { status: 0, sentence: undefined };
        return {
          status: 1,
          sentence: `The connection to ${address} was lost before its last answer${because}.`,
        };
      case 'silent':
        return {
          status: 0,
          sentence: `${address} did not close; left after ${silenceMs / 1000} s of silence.`,
        };
      case 'wrong-door':
        return {
          status: 1,
          sentence: `An IRC door is at ${address}. In a pipe and with --plain the client talks at a line door: port ${ports.line}, unless it was set otherwise.`,
        };
      case 'gone':
        return { status: 0, sentence: undefined };
      default:
        return stage satisfies never;
    }
  }

  return {
    leave: () => (stage === 'copying' ? sayGoodbye(quit.lastWords()) : goNow()),
    ending,
  };
}
