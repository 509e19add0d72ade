import type { Certificate } from '../certificate.ts';
import type { DoorKind } from '../job.ts';

/** Where a server that is about to be started shall live. */
export interface Place {
  /** A fresh directory for its configuration and data; also its working directory. */
  dir: string;
  host: string;
  ports: Record<DoorKind, number>;
  /** For the TLS door, which is to be opened only when this is here: no other shape shall pay for it. */
  certificate?: Certificate;
  /** The data folder of an earlier server, with a long history in it, for the shapes that read one. */
  archive?: string;
}

/** Thrown by a server that cannot be asked for this here: the cell is left out, with these words, and has not failed. */
export class NotOffered extends Error {}

/** What to run. */
export interface Command {
  file: string;
  args: string[];
}

/** A server under test. One row in the table of servers. */
export interface Server {
  name: string;
  title: string;
  doors: readonly DoorKind[];
  /** True if it knows accounts by itself, without services beside it. */
  accounts?: boolean;
  /** True if it is another one of the table run otherwise: only shapes that name it are run with it. */
  isVariant?: boolean;
  /** How many newcomers at a time it takes in fastest. There is no number that suits all, so each gets its own. */
  newcomersAtOnce: number;
  /** Its version as it says it; undefined if it is not installed here. */
  version: () => string | undefined;
  /**
   * Writes its configuration into the place and says how to start it. It must stay in the foreground, as the process started.
   * Throws `NotOffered` if it cannot serve at all what the place asks for.
   */
  prepare: (place: Place) => Command;
  /** One sentence for each setting that is not the server's default, and why. They go into the report. */
  settings: readonly string[];
}
