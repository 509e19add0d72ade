import { parse } from 'yaml';
import type { Effect } from '../../src/hub/effect.ts';
import type { Command } from '../../src/hub/signal.ts';
import { version } from '../../src/version.ts';
import { faultOfIrcLine, faultOfProse } from './lines.ts';
import { type Client, mergeSettings, World } from './world.ts';

/**
 * A table holds scenarios, whose rows read like the protocol:
 *
 *   == what is so                       begins a scenario, in a world of its own, by a sentence of behaviour
 *   == not yet: what should be so       a known fault: the scenario must fail
 *   # A comment, to the end of its row.
 *   settings limits: {targetsMax: 2}    settings that differ from the plain ones, in YAML; before all else
 *   irc a b@10.0.0.1 c+server-time      clients that came in by the IRC door under these nicks, with what they agreed to
 *   line l                              a client that came in by the line door under this pseudo
 *   alice by irc p@10.0.0.9             another device of alice, who is logged in to an account of her name; of what it
 *                                       is sent on its way in, what follows the welcome is not left out
 *   connect irc x                       a connection that has said nothing yet
 *   a> JOIN #x                          a client sends a line
 *   a< :a!~a@h JOIN #x                  what it is sent
 *   a< 353 = #x :@a                     a numeric, without the server and the client's own nick
 *   a< [closed]                         its connection is closed
 *   a> [gone]                           what else a client may do; all of it stands in `deeds` below
 *   proves x alice                      who connects as x has proved that an account is hers, which is made for it
 *   account alice                       there is an account, which the server itself makes
 *   do a {type: part-all}               a client's session wants something changed, in YAML, that no line of it can want
 *   edit limits: {targetsMax: 3}        the file of settings is another one, which REHASH reads
 *   wait 5s                             time passes: ms, s or m
 *
 * After each row that does something, all that every client is sent must be written down, in its order; how the
 * rows of two clients stand to each other does not matter. What they are sent by `irc` and `line` on their own way
 * in is left out; what others see of it is not.
 *
 * In a row `\x01` and `\u{1f600}` stand for a character, `{x*500}` for a repeated text, `\x20` for a space at the
 * end, and `\c` at the end for a text without an end of line.
 */

/** What came of a scenario. */
export interface Played {
  /** Everything that the hub made happen. */
  readonly effects: readonly Effect[];
  /** Lines that were sent, by the kind of their door. */
  readonly sent: { readonly irc: readonly string[]; readonly line: readonly string[] };
  /** Rows that came, as they stand in the table. */
  readonly got: readonly string[];
}

/** A scenario of a table. */
export interface Scenario {
  readonly title: string;
  readonly rows: readonly Row[];
}

interface Row {
  readonly row: string;
  /** Its number in the file. */
  readonly line: number;
}

/** The scenarios of a table. */
export function readTable(text: string): Scenario[] {
  const scenarios: { title: string; rows: Row[] }[] = [];
  for (const [index, whole] of text.split('\n').entries()) {
    const row = whole.trimEnd();
    const scenario = scenarios.at(-1);
    if (row.startsWith('== ')) scenarios.push({ title: row.slice(3), rows: [] });
    else if (row === '' || row.startsWith('#')) continue;
    else if (scenario === undefined) throw new Error(`line ${index + 1} belongs to no scenario: ${row}`);
    else scenario.rows.push({ row, line: index + 1 });
  }
  return scenarios;
}

/** Is told after each row what everyone was sent, and what should have been sent, as rows. */
type Compare = (where: string, got: string, expected: string) => void;

/** Plays a scenario. */
export function play({ rows }: Scenario, compare: Compare): Played {
  const stage = new Stage(rows.filter(({ row }) => row.startsWith('settings ')).map(({ row }) => row));
  const todo = rows.filter(({ row }) => !row.startsWith('settings '));
  while (todo.length > 0) {
    const { row, line } = todo.shift() as (typeof todo)[number];
    stage.act(row);
    const expected = new Map<string, string[]>();
    for (let next = todo[0]; next !== undefined && /^\S+<( |$)/.test(next.row); next = todo[0]) {
      const [, word = '', what = ''] = /^(\S+)<(?: (.*))?$/s.exec(next.row) ?? [];
      const name = read(word);
      expected.set(name, [...(expected.get(name) ?? []), `${shown(name)}< ${shown(read(what))}`]);
      stage.got.push(what);
      todo.shift();
    }
    for (const name of expected.keys()) stage.client(name);
    const got = stage.rows();
    const names = [...stage.clients.keys()];
    const joined = (from: ReadonlyMap<string, readonly string[]>) =>
      names.flatMap(name => from.get(name) ?? []).join('\n');
    compare(`line ${line}, after: ${row}`, joined(got), joined(expected));
  }
  stage.world.expectReplay();
  return { effects: stage.world.effects, sent: stage.sent, got: stage.got };
}

class Stage {
  readonly world: World;
  readonly clients = new Map<string, Client>();
  readonly sent = { irc: [] as string[], line: [] as string[] };
  readonly got: string[] = [];
  /** Nicks as the clients themselves know them, by what they were sent. */
  private readonly nicks = new Map<string, string>();

  constructor(settings: readonly string[]) {
    const given: Record<string, object> = {};
    for (const row of settings) {
      mergeSettings(given, parse(row.slice('settings '.length)) as Record<string, object>);
    }
    this.world = new World(given);
  }

  client(name: string): Client {
    const client = this.clients.get(name);
    if (client === undefined) throw new Error(`there is no client ${name}`);
    return client;
  }

  act(row: string): void {
    const [, word = '', rest = ''] = /^(\S+) ?(.*)$/s.exec(row) ?? [];
    const name = read(word.slice(0, -1));
    if (word === 'irc') for (const newcomer of read(rest).split(' ')) this.register(newcomer);
    else if (word === 'line') for (const newcomer of read(rest).split(' ')) this.comeIn(newcomer);
    else if (/^by (irc|line) /.test(rest)) this.comeInAs(read(word), read(rest.slice(3)));
    else if (word === 'connect') this.connect(read(rest));
    else if (word === 'edit') this.world.edit(parse(rest) as Record<string, object>);
    else if (word === 'login' || word === 'logout') this.logIn(rest);
    else if (word === 'account') this.world.addAccount(rest);
    else if (word === 'proves') this.prove(rest);
    else if (word === 'do') this.want(rest);
    else if (word === 'wait') this.world.wait(milliseconds(rest));
    else if (word.endsWith('>')) this.send(this.client(name), rest);
    else throw new Error(`this is no row of a table: ${row}`);
    this.world.settle();
  }

  /** Someone proves that an account is hers, which is made for it: `login alice account`, `logout alice`. */
  private logIn(rest: string): void {
    const [nick = '', account] = rest.split(' ');
    if (account !== undefined) this.world.addAccount(account);
    this.world.submit(nick, { type: 'log-in', ...(account !== undefined && { account }) });
  }

  /** Who is not in yet has proved that an account is hers, which is made for it: `proves x account`. */
  private prove(rest: string): void {
    const [name = '', account = ''] = rest.split(' ');
    this.world.addAccount(account);
    this.world.prove(this.client(name), account);
  }

  private want(rest: string): void {
    const [, name = '', what = ''] = /^(\S+) (.*)$/s.exec(rest) ?? [];
    this.world.submit(this.nicks.get(name) ?? name, parse(what) as Command);
  }

  /** What everyone was sent since this was asked last, as rows. */
  rows(): Map<string, string[]> {
    const rows = new Map<string, string[]>();
    for (const [name, client] of this.clients) {
      const texts: string[] = [];
      let text = '';
      for (const got of client.take()) {
        if (got !== 'closed') text += got.text;
        else {
          texts.push(...this.textRows(name, client, text), '[closed]');
          text = '';
        }
      }
      texts.push(...this.textRows(name, client, text));
      if (texts.length > 0)
        rows.set(
          name,
          texts.map(one => `${shown(name)}< ${one}`),
        );
    }
    return rows;
  }

  private connect(rest: string): Client {
    const [kind = '', given = ''] = rest.split(' ');
    const [name = '', host = 'h'] = given.split('@');
    if (kind !== 'irc' && kind !== 'line') throw new Error(`there is no ${kind} door`);
    if (this.clients.has(name)) throw new Error(`there are two clients ${name}`);
    const client = this.world.connect(kind, host);
    this.clients.set(name, client);
    return client;
  }

  private register(newcomer: string): void {
    const [, given = '', capabilities = ''] = /^([^+]*)(.*)$/.exec(newcomer) ?? [];
    const client = this.connect(`irc ${given}`);
    const nick = given.replace(/@.*/, '');
    if (capabilities !== '') client.line(`CAP REQ :${capabilities.slice(1).split('+').join(' ')}`);
    client.line(`NICK ${nick}`);
    client.line(`USER ${nick} 0 * :${nick}`);
    client.line('CAP END');
    this.wasWelcomed(nick, client, / (422|376) /);
  }

  /** One more device of someone who is in already. */
  private comeInAs(nick: string, what: string): void {
    const [, given = '', capabilities = ''] = /^([^+]*)(.*)$/.exec(what) ?? [];
    const client = this.connect(given);
    this.prove(`${given.replace(/^\S+ |@.*/g, '')} ${nick}`);
    if (client.kind === 'line') client.line(nick);
    else {
      if (capabilities !== '') client.line(`CAP REQ :${capabilities.slice(1).split('+').join(' ')}`);
      for (const line of [`NICK ${nick}`, 'USER x 0 * :x', 'CAP END']) client.line(line);
    }
    this.world.settle();
    const text = client
      .take()
      .map(piece => (piece === 'closed' ? '' : piece.text))
      .join('');
    const welcome = /^.*? (422|376) .*?\r\n|^>> Enter pseudo: /s.exec(text)?.[0] ?? '';
    this.nicks.set(given.replace(/^\S+ |@.*/g, ''), nick);
    client.putBack(text.slice(welcome.length));
  }

  private comeIn(newcomer: string): void {
    const client = this.connect(`line ${newcomer}`);
    const nick = newcomer.replace(/@.*/, '');
    client.line(nick);
    this.wasWelcomed(nick, client, />> Welcome /);
  }

  private wasWelcomed(nick: string, client: Client, last: RegExp): void {
    this.world.settle();
    const got = client.take().map(piece => (piece === 'closed' ? piece : piece.text));
    if (!last.test(got.join(''))) throw new Error(`${nick} was not let in: ${got.join('')}`);
    this.nicks.set(nick, nick);
  }

  private send(client: Client, what: string): void {
    const deed = deeds[what];
    if (deed !== undefined) deed(client);
    else {
      this.sent[client.kind].push(what);
      client.line(read(what));
    }
  }

  /** The lines of a text, each checked and made short. */
  private textRows(name: string, client: Client, text: string): string[] {
    if (text === '') return [];
    const end = client.kind === 'irc' ? '\r\n' : '\n';
    const lines = text.split(end);
    const rest = lines.pop() ?? '';
    const rows = lines.map(line => {
      const fault = client.kind === 'irc' ? faultOfIrcLine(line) : faultOfProse(line);
      if (fault !== undefined) throw new Error(`${name} was sent a line that ${fault}: ${shown(line)}`);
      return shown(client.kind === 'irc' ? this.short(name, line) : line);
    });
    if (rest === '') return rows;
    if (client.kind === 'irc') throw new Error(`${name} was sent half a line: ${shown(rest)}`);
    return [...rows, shown(`${rest}\\c`)];
  }

  /** A numeric without what every numeric has. The client's nick is the one that it must believe to have. */
  private short(name: string, whole: string): string {
    const line = whole.replaceAll(version, 'salon-x').replace(ids, 'x');
    const [, tags = '', code = '', target = '', rest = ''] =
      /^(@\S+ )?:salon\.test (\d{3}) (\S+)(.*)$/s.exec(line) ?? [];
    const known = this.nicks.get(name);
    const [, old, next] = /^(?:@\S+ )?:([^! ]+)!\S+ NICK (\S+)$/.exec(line) ?? [];
    if (next !== undefined && old === known) this.nicks.set(name, next);
    if (code === '001') this.nicks.set(name, target);
    return code !== '' && target === this.nicks.get(name) ? `${tags}${code}${rest}` : line;
  }
}

/** Ids of messages, and batches that are called by them. */
const ids = /(?<=[@;]msgid=)[0-9a-z]+|(?<=[@;]batch=|\bBATCH [+-])[0-9a-z]{16}\b/g;

/** What a client may do besides sending a line. */
const deeds: Readonly<Record<string, (client: Client) => void>> = {
  '[gone]': client => client.gone(),
  '[reset]': client => client.gone('ECONNRESET'),
  '[end of file]': client => client.endOfInput(),
  '[not utf8]': client => client.bytes(Buffer.from('PRIVMSG #x :\xe9\n', 'latin1')),
  '[interrupt]': client => client.bytes(Buffer.from([255, 244])),
};

function milliseconds(text: string): number {
  const [, count = '', unit = ''] = /^(\d+)(ms|s|m)$/.exec(text) ?? [];
  const factor = { ms: 1, s: 1000, m: 60_000 }[unit];
  if (factor === undefined) throw new Error(`this is no time: ${text}`);
  return Number(count) * factor;
}

/** What a row says, as it is on the wire. */
function read(row: string): string {
  return row
    .replace(/\{([^{}]+)\*(\d+)\}/g, (_, text: string, times: string) => text.repeat(Number(times)))
    .replace(/\\x([0-9a-f]{2})|\\u\{([0-9a-f]+)\}/g, (_, short, long) =>
      String.fromCodePoint(Number.parseInt(short ?? long, 16)),
    );
}

/** What is on the wire, as a row says it. */
function shown(text: string): string {
  return text
    .replace(/\p{Cc}| $/gu, character => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
    .replace(/(.)\1{19,}/gu, run => `{${[...run][0]}*${[...run].length}}`);
}
