import type { CapabilityName } from '@salon/protocol';
import type { Event, Reply } from '../../hub/effect.ts';
import { type Reader, rememberingLast } from '../reader.ts';
import type { IrcContext } from './context.ts';
import { ircEvent } from './events.ts';
import { NumericLines, namelessNick, tagged } from './lines.ts';
import { ircReply } from './replies.ts';

/** The reader of IRC clients that agreed to the same capabilities. */
export class IrcReader implements Reader {
  readonly seesOwnSpeech: boolean;
  readonly event: (event: Event) => string;
  private readonly context: IrcContext;
  private readonly capabilities: ReadonlySet<CapabilityName>;

  constructor(context: IrcContext, capabilities: ReadonlySet<CapabilityName>) {
    this.context = context;
    this.capabilities = capabilities;
    this.seesOwnSpeech = capabilities.has('echo-message');
    this.event = rememberingLast(event => this.renderEvent(event));
  }

  reply(reply: Reply, nick: string): string {
    // The welcome is the first that she is called by her nick.
    const addressee = reply.type === 'entered' ? reply.who.nick : nick || namelessNick;
    const lines = new NumericLines(this.context.serverName, addressee);
    return tagged(this.tags(reply.at), ircReply(this.context, lines, reply));
  }

  /** Lines of the server's own, with the tags that this reader agreed to. */
  stamped(lines: string, at: number): string {
    return tagged(this.tags(at), lines);
  }

  private renderEvent(event: Event): string {
    if (event.type !== 'said') return tagged(this.tags(event.at), ircEvent(event));
    const mayTag = this.capabilities.has('message-tags');
    if (event.manner === 'tags' && !mayTag) return '';
    return tagged(this.tags(event.at, mayTag ? event.tags : undefined), ircEvent(event));
  }

  private tags(at: number, more?: string): string {
    const time = this.capabilities.has('server-time') ? `time=${isoTime(at)}` : '';
    const both = time !== '' && more !== undefined ? `${time};${more}` : time || (more ?? '');
    return both === '' ? '' : `@${both} `;
  }
}

/** One reader for each set of capabilities that is in use, so that sessions of a kind share what is rendered. */
export class IrcReaders {
  private readonly context: IrcContext;
  private readonly byCapabilities = new Map<string, IrcReader>();

  constructor(context: IrcContext) {
    this.context = context;
  }

  of(capabilities: ReadonlySet<CapabilityName>): IrcReader {
    const key = [...capabilities].sort().join(' ');
    let reader = this.byCapabilities.get(key);
    if (reader === undefined) {
      reader = new IrcReader(this.context, new Set(capabilities));
      this.byCapabilities.set(key, reader);
    }
    return reader;
  }
}

let lastAt = Number.NaN;
let lastIso = '';

/** Many lines carry the same millisecond, and writing a date costs more than the rest of a line. */
function isoTime(at: number): string {
  if (at !== lastAt) {
    lastIso = new Date(at).toISOString();
    lastAt = at;
  }
  return lastIso;
}
