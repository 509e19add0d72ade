import { ircLineBytesMax } from '../../render/irc/lines.ts';
import { type IrcReader, IrcReaders } from '../../render/irc/reader.ts';
import type { Framing } from '../../sessions/line-framer.ts';
import type { IrcDoorParts } from './parts.ts';
import type { Verb } from './verbs/spec.ts';
import { verbs } from './verbs/table.ts';

/** What IRC clients share, by whichever door they came in. */
export class IrcHouse {
  readonly parts: IrcDoorParts;
  readonly readers: IrcReaders;
  /** That of newcomers. */
  readonly reader: IrcReader;
  /** By their names in upper case. */
  readonly verbs: ReadonlyMap<string, Verb> = verbs;

  constructor(parts: IrcDoorParts) {
    this.parts = parts;
    this.readers = new IrcReaders(parts.context);
    this.reader = this.readers.of(new Set());
  }
}

/** How long a line may be that a client sends. */
export const ircFraming: Framing = {
  lineBytesMax: ircLineBytesMax - 2,
  // With the `@` and the space (IRCv3 message-tags, "Size limit").
  tagsBytesMax: 4096,
  unendedCounts: false,
};
