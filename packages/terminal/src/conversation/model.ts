/**
 * The whole life of the client, as a value. `step` is the only thing that changes it; it does no I/O, reads no clock
 * and throws no dice, so every test of it is a table.
 */
export type Conversation = Memory & { readonly stage: Stage };

/** Where the conversation stands. */
export type Stage =
  /** On the way to the server. */
  | { readonly state: 'connecting' }
  /** Connected; the server has not asked yet. */
  | { readonly state: 'greeting' }
  /** The person is asked for a pseudo. */
  | { readonly state: 'asked' }
  /** The pseudo is given as `answer`; the server has not said yet whether it will do. */
  | { readonly state: 'answered'; readonly answer: string }
  /** In the room. `forcedOut`: the server said that it closes because the person was idle for too long. */
  | { readonly state: 'talking'; readonly forcedOut: boolean }
  /** The connection was lost; a timer runs until the next attempt. */
  | { readonly state: 'waiting' }
  /** The server closed on purpose; only the person can want to come back. */
  | { readonly state: 'dormant' }
  /** Said goodbye; waits a moment for the server's last words. */
  | { readonly state: 'leaving' }
  | { readonly state: 'over' };

interface Memory {
  /** `host:port`, for people. */
  readonly address: string;
  /** The pseudo the server accepted last; undefined until it accepted one. */
  readonly pseudo: string | undefined;
  /** Failures in a row. */
  readonly losses: number;
  /** Lines entered while nobody could take them, oldest first. */
  readonly queue: readonly string[];
}

/** What can happen. */
export type Happening =
  | { readonly kind: 'opened' }
  | { readonly kind: 'heard'; readonly lines: readonly string[]; readonly asks: boolean }
  /** The connection is over, or could not be made. No reason: the server closed it properly. Dice: 0 up to 1. */
  | { readonly kind: 'ended'; readonly reason: string | undefined; readonly dice: number }
  | { readonly kind: 'entered'; readonly line: string }
  | { readonly kind: 'due' }
  | { readonly kind: 'left' };

/** What is to be done about it, in this order. */
export type Deed =
  | { readonly do: 'dial' }
  | { readonly do: 'send'; readonly text: string }
  /** Says that nothing more will be sent; what the server still says is heard. */
  | { readonly do: 'end' }
  | { readonly do: 'drop' }
  /** One timer: setting it again replaces it. */
  | { readonly do: 'wait'; readonly ms: number }
  /** Stops that timer. */
  | { readonly do: 'rest' }
  | { readonly do: 'show'; readonly lines: readonly string[] }
  | { readonly do: 'exit'; readonly status: 0 | 1; readonly sentence: string | undefined };

/** A conversation after something happened, and what is to be done. */
export interface Step {
  readonly next: Conversation;
  readonly deeds: readonly Deed[];
}

/** The beginning: nothing is connected, and the first deed is to dial. */
export function begin(address: string): Step {
  const next: Conversation = {
    address,
    pseudo: undefined,
    losses: 0,
    queue: [],
    stage: { state: 'connecting' },
  };
  return { next, deeds: [{ do: 'dial' }] };
}

/** The same stage, perhaps with deeds. */
export function stay(next: Conversation, deeds: readonly Deed[] = []): Step {
  return { next, deeds };
}

/** Another stage, if it is one that carries nothing. */
export function become(
  now: Conversation,
  state: Exclude<Stage['state'], 'answered' | 'talking'>,
  deeds: readonly Deed[] = [],
): Step {
  return { next: { ...now, stage: { state } }, deeds };
}

/** The end, with the exit status of the program and a sentence for standard error. */
export function exit(now: Conversation, status: 0 | 1, deeds: readonly Deed[], sentence?: string): Step {
  return become(now, 'over', [...deeds, { do: 'exit', status, sentence }]);
}

/** A line of the client itself, told from the server's by its dashes. */
export function note(text: string): Deed {
  return { do: 'show', lines: [`-- ${text}`] };
}
