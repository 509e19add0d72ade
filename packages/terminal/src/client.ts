import { begin, type Conversation, type Deed, type Step } from './conversation/model.ts';
import { type Prompt, promptOf } from './conversation/prompt.ts';
import { step } from './conversation/step.ts';
import type { Dial, Wire } from './dial.ts';
import { createLineReader } from './incoming.ts';

/** What the client needs of a screen. */
export interface Paper {
  /** Shows whole lines without disturbing the line being typed. */
  print(lines: readonly string[]): void;
  setPrompt(prompt: Prompt): void;
  /** Gives the terminal back; printing still works. */
  close(): void;
}

/** Everything outside that the client depends on; tests bring their own. */
export interface Surroundings {
  readonly dial: Dial;
  readonly paper: Paper;
  /** Calls `then` after so many milliseconds; the returned function prevents it. */
  after(ms: number, then: () => void): () => void;
  /** A random number from 0 up to 1. */
  dice(): number;
}

/** How a client ended: the exit status of the program and a sentence for standard error. */
export interface Ending {
  readonly status: 0 | 1;
  readonly sentence: string | undefined;
}

/** A running client. */
export interface Client {
  /** The person pressed Enter after this line. */
  entered(line: string): void;
  /** The person wants to go; asked again, it goes at once. */
  leave(): void;
  readonly ending: Promise<Ending>;
}

/** Starts a client: carries the deeds of the conversation out and tells it what happens. */
export function startClient(address: string, { dial, paper, after, dice }: Surroundings): Client {
  let now: Conversation;
  let wire: Wire | undefined;
  let stopTimer: (() => void) | undefined;
  const { promise: ending, resolve: end } = Promise.withResolvers<Ending>();

  function follow({ next, deeds }: Step): void {
    now = next;
    for (const deed of deeds) perform(deed);
    // Whoever leaves types no more: the terminal is theirs again while the last words come in.
    if (next.stage.state === 'leaving' || next.stage.state === 'over') paper.close();
    else paper.setPrompt(promptOf(next));
  }

  function perform(deed: Deed): void {
    switch (deed.do) {
      case 'dial':
        wire = connect();
        return;
      case 'send':
        wire?.send(deed.text);
        return;
      case 'end':
        wire?.end();
        return;
      case 'drop':
        wire?.drop();
        wire = undefined;
        return;
      case 'wait':
        stopTimer?.();
        stopTimer = after(deed.ms, () => follow(step(now, { kind: 'due' })));
        return;
      case 'rest':
        stopTimer?.();
        return;
      case 'show':
        paper.print(deed.lines);
        return;
      case 'exit':
        stopTimer?.();
        end({ status: deed.status, sentence: deed.sentence });
        return;
      default:
        deed satisfies never;
    }
  }

  function connect(): Wire {
    const reader = createLineReader();
    // A timer of an earlier stage must not fire into this one.
    stopTimer?.();
    const made: Wire = dial({
      opened: () => heed({ kind: 'opened' }),
      heard: bytes => heed({ kind: 'heard', ...reader.push(bytes) }),
      ended(reason) {
        heed({ kind: 'heard', ...reader.finish() });
        heed({ kind: 'ended', reason, dice: dice() });
      },
    });
    // What a connection that was given up still has to say concerns nobody.
    function heed(happening: Parameters<typeof step>[1]): void {
      if (made === wire) follow(step(now, happening));
    }
    return made;
  }

  const first = begin(address);
  now = first.next;
  follow(first);
  return {
    entered: line => follow(step(now, { kind: 'entered', line })),
    leave: () => follow(step(now, { kind: 'left' })),
    ending,
  };
}
