import type { ChatClient } from '../../src/model/client.ts';
import type { Entry } from '../../src/model/message.ts';
import type { Member, Room, RoomKind } from '../../src/model/room.ts';

/** A client that notes what is asked of it, and does nothing else. */
export interface FakeClient {
  readonly client: ChatClient;
  /** What was called, as `mode #tea +o bob`. */
  readonly calls: string[];
  /** What `raw` answers. */
  readonly answers: string[];
  readonly bans: string[];
  readonly userhosts: Map<string, string>;
  away: string | undefined;
  rank: string;
  room(name: string, members?: readonly string[], said?: readonly string[]): Room;
}

/** The user is `alice`; operators are `@` and halfops `%`. `said` has lines as `bob: hello`. */
export function fakeClient(): FakeClient {
  const calls: string[] = [];
  const answers: string[] = [];
  const bans: string[] = [];
  const rooms = new Map<string, Room>();
  const userhosts = new Map<string, string>();
  const called =
    (name: string, value?: unknown) =>
    (...args: readonly unknown[]) => {
      calls.push([name, ...args.filter(arg => arg !== undefined).map(worded)].join(' '));
      return value;
    };
  const ok = Promise.resolve({ ok: true, value: undefined });
  const fake = { calls, answers, bans, userhosts, away: undefined as string | undefined, rank: '' };
  const known = {
    link: { lagMs: 12.4, now: { phase: 'online' } },
    facts: {
      isupport: new Map([
        ['EXTBAN', ',Uamr'],
        ['MODES', '2'],
      ]),
      ranks: [
        { mode: 'o', prefix: '@' },
        { mode: 'h', prefix: '%' },
        { mode: 'v', prefix: '+' },
      ],
      fold: (name: string) => name.toLowerCase(),
      sameName: (one: string, other: string) => one.toLowerCase() === other.toLowerCase(),
      isChannel: (name: string) => name.startsWith('#'),
    },
    me: {
      nick: 'alice',
      get away() {
        return fake.away;
      },
    },
    rooms: {
      get: (name: string) => rooms.get(name.toLowerCase()),
      get all() {
        return [...rooms.values()];
      },
    },
    person: (nick: string) => ({
      nick,
      userhost: userhosts.get(nick) ?? '',
      displayName: undefined,
      account: undefined,
    }),
    hasRank: (_room: Room, prefix: string) =>
      fake.rank !== '' && '@%+'.indexOf(fake.rank) <= '@%+'.indexOf(prefix),
    talkWith: (nick: string) => room(nick),
    raw: async (line: string) => {
      calls.push(`raw ${line}`);
      return answers;
    },
    listModes: async () => ({ ok: true, value: bans.map(mask => ({ mask, by: undefined, at: undefined })) }),
    join: async (name: string, key?: string) => {
      calls.push(['join', name, ...(key === undefined ? [] : [key])].join(' '));
      return { ok: true, value: room(name) };
    },
  };
  /** What is not known is noted, and goes well. */
  const client = new Proxy(known, {
    get: (target, name) => (name in target ? target[name as keyof typeof target] : called(String(name), ok)),
  }) as unknown as ChatClient;

  function room(name: string, members: readonly string[] = [], said: readonly string[] = []): Room {
    const kind: RoomKind = name.startsWith('#') ? 'channel' : name === '*' ? 'server' : 'talk';
    const sorted: readonly Member[] = members.map(nick => ({ nick, prefixes: '' }));
    const made = {
      kind,
      name,
      key: name.toLowerCase(),
      topic: '',
      modes: new Map([
        ['n', ''],
        ['l', '5'],
      ]),
      members: {
        sorted,
        size: sorted.length,
        get: (nick: string) => sorted.find(member => member.nick === nick),
      },
      timeline: { entries: said.map(entry) },
    };
    rooms.set(made.key, made as unknown as Room);
    return made as unknown as Room;
  }
  return Object.assign(fake, { client, room });
}

function entry(line: string, index: number): Entry {
  const [nick = '', text = ''] = line.split(': ');
  return {
    key: String(index),
    msgid: `id${index}`,
    at: index,
    kind: 'said',
    author: { nick, userhost: '', account: undefined, isBot: false },
    text,
    own: nick === 'alice',
    removed: undefined,
  } as unknown as Entry;
}

function worded(arg: unknown): string {
  if (typeof arg !== 'object' || arg === null) return String(arg);
  return 'name' in arg ? String(arg.name) : JSON.stringify(arg);
}
