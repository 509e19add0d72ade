import type { Outcome } from '../src/model/client.ts';
import type { Entry } from '../src/model/message.ts';
import { Stage, type servers } from './stage.ts';

/**
 * A table holds scenarios, whose rows read like the protocol:
 *
 *   == what is so                      begins a scenario, by a sentence of behaviour
 *   # A comment.
 *   in salon alice #lobby              the client comes in to a server of this kind, see `servers`, as alice
 *   again                              it comes in to the same server once more, which answers everything
 *   enter {"nick": "alice", "rooms": []}
 *   < :bob!~b@h PRIVMSG #lobby :hi     the server sends a line
 *   < [opened]  < [closed] why         what the network does
 *   serve                              the server answers all that it was asked
 *   wait 5s                            time passes: ms, s or m
 *   do say #lobby hello                the user does something: see `deeds`
 *   > PRIVMSG #lobby hello             what the client has sent since the last row that did something
 *   ? talk #lobby = bob: hi | alice: ho   what is known: see `views`
 *
 * After each row that does something all that the client sends is written down; `> ...` stands for anything. The mark of
 * a message is left out; `{mark}` in a line of the server stands for the one that was sent last. `\n` stands for a line feed, `\x01` for a character, `{x*500}` for a repeated text.
 */
export interface Scenario {
  readonly title: string;
  readonly rows: readonly string[];
}

/** The scenarios of a table. */
export function readTable(text: string): Scenario[] {
  const scenarios: { title: string; rows: string[] }[] = [];
  for (const row of text.split('\n')) {
    if (row.startsWith('== ')) scenarios.push({ title: row.slice(3), rows: [] });
    else if (row !== '' && !row.startsWith('#')) scenarios.at(-1)?.rows.push(row);
  }
  return scenarios;
}

/** Is told after each row what is so, and what should be so. */
type Compare = (where: string, got: string, expected: string) => void;

/** Plays a scenario. */
export async function play({ rows }: Scenario, compare: Compare): Promise<void> {
  let stage = new Stage();
  const todo = rows.map(read);
  for (let row = todo.shift(); row !== undefined; row = todo.shift()) {
    const [word = '', ...more] = row.split(' ');
    const rest = more.join(' ');
    if (word === '?') {
      const [what = '', expected = ''] = rest.split(/ = ?/);
      const [view = '', ...args] = what.split(' ');
      const look = views[view];
      if (look === undefined) throw new Error(`nobody knows how to look at ${row}`);
      compare(row, look(stage, ...args), expected);
      continue;
    }
    if (word === 'restart') stage = stage.restarted();
    else await act(stage, word, rest);
    await stage.settle();
    // What the server answers by itself is not written down.
    if (todo[0] === 'serve') continue;
    const expected: string[] = [];
    while (todo[0]?.startsWith('> ')) expected.push((todo.shift() ?? '').slice(2));
    const got = stage.sent.map(line => line.replace(/\+salon\/once=\w+;?/, '').replace(/^@ /, ''));
    stage.sent = [];
    if (expected[0] !== '...') compare(`after: ${row}`, got.join('\n'), expected.join('\n'));
  }
}

async function act(stage: Stage, word: string, rest: string): Promise<void> {
  const [first = '', ...more] = rest.split(' ');
  if (word === 'in') await stage.comeIn(first as keyof typeof servers, more[0] ?? '', more.slice(1));
  else if (word === 'again') await comeAgain(stage);
  else if (word === 'enter') stage.client.enter(JSON.parse(rest));
  else if (word === 'serve') await stage.serve();
  else if (word === 'wait') stage.clock.advance(milliseconds(rest));
  else if (word === '<' && first === '[opened]') stage.opened();
  else if (word === '<' && first === '[closed]') stage.closed(more.join(' '));
  else if (word === '<') stage.line(rest.replaceAll('{mark}', stage.mark));
  else if (word === 'do') {
    const deed = deeds[first];
    if (deed === undefined) throw new Error(`nobody can ${rest}`);
    const outcome = deed(stage, ...more);
    stage.outcome = '';
    void Promise.resolve(outcome).then(how => {
      stage.outcome = worded(how);
    });
  } else throw new Error(`this is no row of a table: ${word} ${rest}`);
}

async function comeAgain(stage: Stage): Promise<void> {
  stage.closed('gone');
  stage.clock.advance(60_000);
  stage.opened();
  await stage.serve();
  stage.sent = [];
}

function worded(how: unknown): string {
  if (typeof how !== 'object' || how === null) return String(how);
  const outcome = how as Outcome<unknown>;
  if (!outcome.ok) return `${outcome.code} ${outcome.text}`;
  return outcome.value === undefined ? 'ok' : `ok ${JSON.stringify(outcome.value, jsonable)}`;
}

/** Rooms and lists as one would write them. */
function jsonable(_key: string, value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries(value);
  if (typeof value === 'object' && value !== null && 'timeline' in value && 'name' in value)
    return value.name;
  return value;
}

/** What the user can do. */
const deeds: Readonly<Record<string, (stage: Stage, ...args: string[]) => unknown>> = {
  say: (stage, room = '', ...text) => stage.client.say(stage.room(room), text.join(' ')),
  act: (stage, room = '', ...text) => stage.client.say(stage.room(room), text.join(' '), { kind: 'acted' }),
  reply: (stage, room = '', replyTo = '', ...text) =>
    stage.client.say(stage.room(room), text.join(' '), { replyTo }),
  resend: (stage, room = '') => {
    const failed = stage.room(room).timeline.entries.find(({ delivery }) => delivery === 'failed');
    stage.client.resend(stage.room(room), failed?.key ?? '');
  },
  discard: (stage, room = '') => {
    const failed = stage.room(room).timeline.entries.find(({ delivery }) => delivery === 'failed');
    stage.client.discard(stage.room(room), failed?.key ?? '');
  },
  edit: (stage, room = '', msgid = '', ...text) => stage.client.edit(stage.room(room), msgid, text.join(' ')),
  react: (stage, room = '', msgid = '', value = '') => stage.client.react(stage.room(room), msgid, value),
  typing: (stage, room = '', how = 'active') =>
    stage.client.typing(stage.room(room), how as 'active' | 'done'),
  draft: (stage, room = '', ...text) => stage.client.setDraft(stage.room(room), text.join(' ')),
  back: (stage, room = '', msgid = '') =>
    stage.client.readBack(stage.room(room), stage.room(room).timeline.byMsgid(msgid)?.key),
  look: (stage, room) => stage.client.look(room === undefined ? undefined : stage.room(room)),
  read: (stage, room = '') => stage.client.markRead(stage.room(room)),
  older: (stage, room = '') => void stage.client.loadOlder(stage.room(room)),
  newer: (stage, room = '') => void stage.client.loadNewer(stage.room(room)),
  jump: (stage, room = '', msgid = '') => stage.client.jumpTo(stage.room(room), msgid),
  end: (stage, room = '') => void stage.client.jumpToEnd(stage.room(room)),
  search: (stage, ...text) => stage.client.search({ text: text.join(' ') }),
  join: (stage, room = '', key) => stage.client.join(room, key),
  part: (stage, room = '') => stage.client.part(stage.room(room)),
  talk: (stage, nick = '') => void stage.client.talkWith(nick),
  close: (stage, room = '') => stage.client.close(stage.room(room)),
  nick: (stage, nick = '') => stage.client.setNick(nick),
  away: (stage, ...reason) => stage.client.setAway(reason.length === 0 ? undefined : reason.join(' ')),
  whois: (stage, nick = '') => stage.client.whois(nick),
  rooms: stage => stage.client.listRooms(),
  bans: (stage, room = '') => stage.client.listModes(stage.room(room), 'b'),
  login: (stage, account = '', secret = '') => stage.client.login(account, secret),
  register: (stage, account = '', secret = '') => stage.client.register(account, undefined, secret),
  verify: (stage, account = '', code = '') => stage.client.verify(account, code),
  words: (stage, ...words) => stage.client.setMentionWords(words),
  metadata: (stage, nick = '') => stage.client.metadataOf(nick),
  leave: (stage, ...reason) => stage.client.leave(reason.join(' ')),
  retry: stage => stage.client.retryNow(),
  wake: stage => stage.client.wake(),
  doubt: stage => stage.client.doubt(),
};

/** What can be looked at. */
const views: Readonly<Record<string, (stage: Stage, ...args: string[]) => string>> = {
  link: ({ client }) => {
    const { now } = client.link;
    if (now.phase === 'refused') return `refused ${now.refusal.why}: ${now.refusal.text}`;
    if (now.phase === 'waiting') return `waiting #${now.attempt}: ${now.reason}`;
    return now.phase;
  },
  lag: ({ client }) => String(client.link.lagMs),
  outcome: stage => stage.outcome,
  me: ({ client }) => `${client.me.nick} ${client.me.account ?? '-'} ${client.me.away ?? '-'}`,
  talk: (stage, room = '') => stage.room(room).timeline.entries.map(shown).join(' | '),
  members: (stage, room = '') =>
    stage
      .room(room)
      .members.sorted.map(({ nick, prefixes }) => prefixes + nick)
      .join(' '),
  room: (stage, name = '') => {
    const { presence, whyOut, unread, mentions } = stage.room(name);
    return [presence, `unread ${unread}/${mentions}`, ...(whyOut === undefined ? [] : [whyOut])].join(', ');
  },
  line: (stage, name = '') => String(stage.room(name).unreadLine),
  modes: (stage, name = '') => [...stage.room(name).modes].map(([letter, param]) => letter + param).join(' '),
  window: (stage, name = '') => {
    const { atStart, atEnd, loading, failure } = stage.room(name).timeline;
    return `${atStart ? 'start' : '-'} ${atEnd ? 'end' : '-'} ${loading ?? '-'} ${failure ?? '-'}`;
  },
  typing: (stage, name = '') => stage.room(name).typing.join(' '),
  draft: (stage, name = '') => stage.room(name).draft,
  rooms: ({ client }) => client.rooms.all.map(({ name }) => name).join(' '),
  person: ({ client }, nick = '') => {
    const { online, away, account, displayName } = client.person(nick);
    return `${online} ${away ?? '-'} ${account ?? '-'} ${displayName ?? '-'}`;
  },
  calls: stage => stage.calls.splice(0).join(' | '),
};

function shown(entry: Entry): string {
  const { author, text, kind, happening, delivery, reactions, removed, editedAt, own } = entry;
  const said =
    happening !== undefined
      ? `${author.nick} ${happening.type}`
      : kind === 'told'
        ? `* ${text}`
        : kind === 'acted'
          ? `${author.nick} ${text}`
          : `${author.nick}: ${text}`;
  const marks = [
    delivery === 'sent' ? '' : delivery,
    removed === undefined ? '' : 'removed',
    editedAt === undefined ? '' : 'edited',
    own && delivery === 'sent' && happening === undefined ? 'own' : '',
    ...reactions.map(({ value, nicks }) => `${value}×${nicks.length}`),
  ].filter(Boolean);
  return said.replaceAll('\n', '\\n') + (marks.length === 0 ? '' : ` (${marks.join(' ')})`);
}

function milliseconds(text: string): number {
  const [, count = '', unit = ''] = /^(\d+)(ms|s|m)$/.exec(text) ?? [];
  return Number(count) * ({ ms: 1, s: 1000, m: 60_000 }[unit] ?? Number.NaN);
}

function read(row: string): string {
  const whole = row
    .replace(/\{([^{}"]+)\*(\d+)\}/g, (_, text: string, times: string) => text.repeat(Number(times)))
    .replace(/\\x([0-9a-f]{2})/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
  return row.startsWith('do ') ? whole.replaceAll('\\n', '\n') : whole;
}
