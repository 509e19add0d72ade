import type { IrcReaders } from '../../render/irc/reader.ts';
import type { IrcDoorParts } from './parts.ts';
import type { Verb } from './verbs/spec.ts';

/** What the clients of one IRC door share. */
export interface IrcHouse {
  readonly parts: IrcDoorParts;
  readonly readers: IrcReaders;
  /** By their names in upper case. */
  readonly verbs: ReadonlyMap<string, Verb>;
}
