import type { CapabilityName } from '@salon/protocol';
import type { Event, Reply } from '../../hub/effect.ts';
import { type Reader, rememberingLast } from '../reader.ts';
import type { IrcContext } from './context.ts';
import { ircEvent } from './events.ts';
import { NumericLines, namelessNick } from './lines.ts';
import { editedInLines, saidInLines } from './multiline.ts';
import { ircReply } from './replies.ts';
import { eventTags, joinTags, messageTags, ownTags, tagged } from './tags.ts';

/** The reader of IRC clients that agreed to the same capabilities. */
export class IrcReader implements Reader {
  readonly seesOwnSpeech: boolean;
  readonly event: (event: Event) => string;
  private readonly context: IrcContext;
  private readonly agreed: ReadonlySet<CapabilityName>;

  constructor(context: IrcContext, agreed: ReadonlySet<CapabilityName>) {
    this.context = context;
    this.agreed = agreed;
    this.seesOwnSpeech = agreed.has('echo-message');
    this.event = rememberingLast(event => this.renderEvent(event));
  }

  reply(reply: Reply, nick: string): string {
    // The welcome is the first that she is called by her nick.
    const addressee = reply.type === 'entered' ? reply.who.nick : nick || namelessNick;
    const lines = new NumericLines(this.context.serverName, addressee);
    return this.stamped(ircReply(this.context, lines, reply, this.agreed), reply.at);
  }

  /** Lines of the server's own, with the tags that this reader agreed to. */
  stamped(lines: string, at: number): string {
    return tagged(ownTags(at, this.agreed), lines);
  }

  private renderEvent(happened: Event): string {
    // Her own other sessions see what she said to someone as that one does.
    const event = happened.type === 'said-elsewhere' ? ({ ...happened, type: 'said' } as const) : happened;
    if (event.type === 'edited' && event.lines !== undefined) {
      return editedInLines(event, event.lines, this.agreed, this.context.serverName);
    }
    if (event.type === 'said' && event.lines !== undefined) {
      return saidInLines(event, event.lines, this.agreed, this.context.serverName);
    }
    const nothingButTags = event.type === 'said' && event.manner === 'tags';
    if (nothingButTags && !this.agreed.has('message-tags')) return '';
    const lines = ircEvent(event, this.agreed, this.context.serverName);
    if (lines === '') return '';
    const tags = eventTags(event, this.agreed);
    const more = messageTags(event, this.agreed);
    if (more === '') return tagged(tags, lines);
    // Of a message in several lines, the first one bears what there is only once of it.
    const firstEnd = lines.indexOf('\r\n') + 2;
    const first = tagged(joinTags(tags, more), lines.slice(0, firstEnd));
    return first + tagged(tags, lines.slice(firstEnd));
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
      // Clients use few sets; who tries them all out makes others share less, and costs no more memory.
      if (this.byCapabilities.size >= readersMax) this.byCapabilities.clear();
      reader = new IrcReader(this.context, new Set(capabilities));
      this.byCapabilities.set(key, reader);
    }
    return reader;
  }
}

const readersMax = 1000;
