import { onceTag, parseLine } from '@salon/protocol';
import { createClient } from '../src/client.ts';
import type { ChatClient } from '../src/model/client.ts';
import type { Room } from '../src/model/room.ts';
import type { ClientParts, TransportEvents } from '../src/parts.ts';

/** A clock that moves when it is told to. */
class DrivenClock {
  private at = Date.UTC(2026, 0, 1, 12);
  private readonly timers = new Map<object, { readonly at: number; readonly call: () => void }>();

  readonly now = (): number => this.at;

  readonly after = (ms: number, call: () => void): (() => void) => {
    const timer = {};
    this.timers.set(timer, { at: this.at + ms, call });
    return () => void this.timers.delete(timer);
  };

  /** Calls what is due on the way, in its order. */
  advance(ms: number): void {
    const until = this.at + ms;
    for (;;) {
      const due = [...this.timers].filter(([, { at }]) => at <= until).sort(([, a], [, b]) => a.at - b.at)[0];
      if (due === undefined) break;
      const [timer, { at, call }] = due;
      this.timers.delete(timer);
      this.at = Math.max(this.at, at);
      call();
    }
    this.at = until;
  }

  get waiting(): number {
    return this.timers.size;
  }
}

/** What kinds of servers there are, by what they offer. */
export const servers = {
  /** All that Salon has. */
  salon: {
    caps: `account-notify account-tag away-notify batch cap-notify chghost draft/chathistory draft/message-edit
      draft/message-redaction draft/multiline=max-bytes=400,max-lines=5 draft/read-marker echo-message extended-join
      labeled-response message-tags multi-prefix sasl server-time setname standard-replies userhost-in-names`,
    isupport:
      'CASEMAPPING=ascii CHANTYPES=# PREFIX=(qaohv)~&@%+ CHANMODES=beI,k,l,imnst MONITOR=100 SAFERATE WHOX STATUSMSG=@+ salon/LOBBY=#lobby',
  },
  /** A server that has tags, echoes and history, but no labels. */
  nolabels: {
    caps: 'batch draft/chathistory echo-message message-tags server-time',
    isupport: 'CASEMAPPING=ascii CHANTYPES=# PREFIX=(ov)@+',
  },
  /** Labels, and no echoes. */
  noecho: {
    caps: 'batch labeled-response message-tags server-time',
    isupport: 'CASEMAPPING=ascii CHANTYPES=#',
  },
  /** Another tradition: its own ranks, modes and casemapping. */
  other: {
    caps: 'multi-prefix message-tags',
    isupport: 'CHANTYPES=#& PREFIX=(yov)!@+ CHANMODES=Zbe,k,Hl,imC CASEMAPPING=rfc1459 NICKLEN=9',
  },
  /** RFC 1459 and no more. */
  plain: { caps: '', isupport: '' },
} as const;

/** A client, and the server that it speaks with, which a test writes. */
export class Stage {
  readonly clock = new DrivenClock();
  readonly keep = new Map<string, string>();
  readonly calls: string[] = [];
  readonly client: ChatClient;
  /** What the client has sent and nobody has looked at yet. */
  sent: string[] = [];
  /** The mark of the last message that was sent. */
  mark = '';
  /** How the last thing went that was asked for. */
  outcome = '';
  private rolls = 0;
  private events: TransportEvents | undefined;
  private soon: (() => void)[] = [];
  private name: keyof typeof servers = 'salon';

  constructor(keep?: ReadonlyMap<string, string>) {
    for (const [key, value] of keep ?? []) this.keep.set(key, value);
    const parts: ClientParts = {
      connect: events => {
        this.events = events;
        this.sent.push('[connect]');
        return {
          send: line => {
            if (this.events !== events) return;
            this.mark = parseLine(line).tags.get(onceTag) ?? this.mark;
            this.sent.push(line);
          },
          close: () => {
            if (this.events !== events) return;
            this.events = undefined;
            this.sent.push('[close]');
          },
        };
      },
      clock: this.clock,
      keep: {
        get: key => this.keep.get(key),
        set: (key, value) => void (value === undefined ? this.keep.delete(key) : this.keep.set(key, value)),
      },
      random: () => {
        this.rolls = (this.rolls + 1) % 100;
        // Waiting is spread by the first; those behind it only make marks differ.
        return 0.5 + this.rolls / 1e9;
      },
      soon: call => void this.soon.push(call),
      windowMax: 100_000,
    };
    this.client = createClient(parts);
    this.client.onCall(call => {
      if (call.type === 'said') {
        const { room, entry, seen } = call;
        this.calls.push(`${room.name} ${entry.author.nick}: ${entry.text}${seen ? ' (seen)' : ''}`);
      } else if (call.type === 'invited') this.calls.push(`invited to ${call.room} by ${call.by}`);
    });
  }

  /** The client is started anew, and finds what it kept. */
  restarted(): Stage {
    const stage = new Stage(this.keep);
    stage.mark = this.mark;
    return stage;
  }

  /** What the network or the server does. */
  opened(): void {
    this.events?.opened();
  }

  line(line: string): void {
    this.events?.line(line);
  }

  closed(reason: string): void {
    const { events } = this;
    this.events = undefined;
    events?.closed(reason);
  }

  /** Lets everything happen that is waiting to happen now. */
  async settle(): Promise<void> {
    for (let round = 0; round < 40; round += 1) await Promise.resolve();
    const { soon } = this;
    this.soon = [];
    for (const call of soon) call();
  }

  /** Comes in to a server of this kind, which answers everything until the client is online. */
  async comeIn(name: keyof typeof servers, nick: string, rooms: readonly string[]): Promise<void> {
    this.name = name;
    if (this.events === undefined) this.client.enter({ nick, rooms });
    this.opened();
    await this.serve();
    this.sent = [];
  }

  /** Answers as a server that remembers nothing, until the client has nothing more to say. */
  async serve(): Promise<void> {
    for (let rounds = 0; rounds < 30; rounds += 1) {
      await this.settle();
      const lines = this.sent;
      this.sent = [];
      if (lines.length === 0) return;
      for (const line of lines) for (const answer of this.answersTo(line)) this.line(answer);
    }
    throw new Error('the client asks for ever');
  }

  room(name: string): Room {
    const room = this.client.rooms.get(name);
    if (room === undefined) throw new Error(`there is no room ${name}`);
    return room;
  }

  private answersTo(line: string): readonly string[] {
    const { command, params, tags } = parseLine(line);
    const [first = '', second = ''] = params;
    const { nick } = this.client.me;
    const label = tags.get('label');
    const answers = this.plainAnswersTo(command, first, second, nick);
    if (label === undefined) return answers;
    if (answers.length === 0) return [`@label=${label} :s ACK`];
    const [only = ''] = answers;
    if (answers.length === 1) return [`@label=${label} ${only}`];
    return [
      `@label=${label} :s BATCH +L labeled-response`,
      ...answers.map(each => (each.startsWith('@') ? each.replace('@', '@batch=L;') : `@batch=L ${each}`)),
      ':s BATCH -L',
    ];
  }

  private plainAnswersTo(command: string, first: string, second: string, nick: string): readonly string[] {
    const { caps, isupport } = servers[this.name];
    switch (command) {
      case 'CAP':
        if (caps === '') return [':s 421 * CAP :Unknown command'];
        if (first === 'LS') return [`:s CAP * LS :${caps.replace(/\s+/g, ' ')}`];
        return first === 'REQ' ? [`:s CAP * ACK :${second}`] : this.welcome(nick, isupport);
      case 'USER':
        return caps === '' ? this.welcome(nick, isupport) : [];
      case 'PING':
        return [`:s PONG s ${first}`];
      case 'JOIN':
        return [
          `:${nick}!~${nick}@h JOIN ${first}`,
          `:s 353 ${nick} = ${first} :@${nick}`,
          `:s 366 ${nick} ${first} :End`,
        ];
      case 'CHATHISTORY':
        return [`@draft/chathistory-end :s BATCH +H chathistory ${second}`, ':s BATCH -H'];
      default:
        return [];
    }
  }

  private welcome(nick: string, isupport: string): readonly string[] {
    return [
      `:s 001 ${nick} :Welcome`,
      ...(isupport === '' ? [] : [`:s 005 ${nick} ${isupport} :are supported`]),
      `:s 422 ${nick} :No MOTD`,
    ];
  }
}
