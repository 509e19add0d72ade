import type { Extent } from './history/fill.ts';
import type { Measurement } from './metrics.ts';

/** What a crowd talks to: one port of a server and the language spoken there. */
export interface Door {
  kind: DoorKind;
  host: string;
  port: number;
}

/** The IRC door is what every server has, plain or within TLS; the line door (`nc`, `telnet`) and IRC by WebSocket are Salon's own. */
export type DoorKind = 'irc' | 'line' | 'tls' | 'web';

/** One measurement to be made by a load process: which shape, against which running server. */
export interface Job {
  shape: string;
  door: Door;
  /** The load process reads this process's CPU time and memory itself, at the very moments it measures between. */
  serverPid: number;
  /** How many clients may be connecting or registering at the same time. */
  newcomersAtOnce: number;
  /** Time before the measured window, so that just-in-time compilers and socket buffers have settled. */
  warmupSeconds: number;
  /** Length of the measured window of the shapes that have one. */
  seconds: number;
  /** How long the server took from its start to the first connection. Seconds. */
  secondsToStart: number;
  /** The history that the server began with, for the shapes that read one. */
  archive?: Extent;
}

/** What comes of a cell. A load process sends back one of the first two; a server that cannot be asked is left out. */
export type Answer =
  | { kind: 'measured'; measurement: Measurement }
  | { kind: 'failed'; reason: string }
  | { kind: 'left out'; reason: string };
