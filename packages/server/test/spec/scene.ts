import { afterAll, afterEach, expect } from 'vitest';
import type { ServerParts } from '../../src/server/parts.ts';
import type { Peer } from '../support/peer.ts';
import { rememberingServer } from '../support/remembering.ts';
import { TestServer } from '../support/test-server.ts';
import { fits, type Names } from './line.ts';

/**
 * A script plays a scene over real sockets, in rows that read like the protocol:
 *
 *   a: server-time batch     a registers under this nick, with these capabilities
 *   b:                       b registers with none; so does who is not introduced at all
 *   a: new                   a connects and says nothing
 *   a: from 192.0.2.7        a registers behind a proxy that says where she comes from
 *   a> JOIN #x               a sends a line
 *   a< 475 #x                a is sent a numeric; the server and the nick of the client are left out
 *   a< :b JOIN #x            a is sent a line; `:b` stands for the whole source of b
 *   a< @label=1;!batch ACK   a line that has a tag with this value, and one that it has not; `@time` is any time
 *   a< 366 #x $              the line has no more parameters; without `$`, unless one stands behind a colon, it may
 *   a! :b QUIT               no such line came, besides those that rows before have taken
 *   a!                       nothing came, besides what rows before have taken
 *   a- gone                  its connection was closed; `a- here` that it was not
 *   a- leaves                a closes its connection without a word
 *   a- logs in alice         a has proved that an account is hers; `a- logs out` that she wants none any more
 *   a- reads #x: one, two    what a may read of a place is this; `a- reads #x:` that it is nothing
 *   a- may not read #x       it is refused
 *   wait 5s                  time passes: ms, s or m; it may pass over someone's last words, which do not wait for ever
 *   # A comment.
 *
 * Rows look at what came since something was last sent, in its order, and pass over what they do not speak of: a
 * rule's test tells of this rule alone. `…` stands for anything, and `{ref}` for a word that means the same from then
 * on. `\x01` stands for a character and `{x*500}` for a repeated text.
 */
export type Script = () => Promise<void>;

/** A server for the tests of a file, empty again after each of them. */
export interface House {
  /** The body of a test: a script, as a template. */
  (rows: TemplateStringsArray, ...values: readonly (string | number)[]): Script;
  /** Its server, which starts when it is needed first. */
  open(): Promise<TestServer>;
  /** Plays rows inside a test that does more. */
  play(rows: string): Promise<Scene>;
}

/** A house for the tests of this file or `describe`. */
export function house(settings: Record<string, unknown> = {}, parts: Partial<ServerParts> = {}): House {
  let server: TestServer | undefined;
  const open = async () => {
    server ??= await TestServer.start(settings, parts);
    return server;
  };
  afterEach(() => server?.empty());
  afterAll(() => server?.stop());
  return houseOf(open);
}

/** The same for a server that remembers what is said: each test has one of its own, which remembers nothing else. */
export function rememberingHouse(settings: Record<string, unknown> = {}): House {
  let server: TestServer | undefined;
  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });
  return houseOf(async () => {
    server ??= await rememberingServer(settings);
    return server;
  });
}

function houseOf(open: () => Promise<TestServer>): House {
  const play = async (rows: string) => {
    const scene = new Scene(await open());
    await scene.play(rows);
    return scene;
  };
  const template = (rows: TemplateStringsArray, ...values: readonly (string | number)[]) => {
    const text = String.raw(rows, ...values);
    return async () => void (await play(text));
  };
  return Object.assign(template, { open, play });
}

interface Actor {
  /** The nick that it came in with. */
  readonly nick: string;
  readonly peer: Peer;
  /** What came since something was last sent. */
  lines: { readonly text: string; taken: boolean }[];
  /** Where rows look on. */
  next: number;
  closed: boolean;
}

/** Those who are in a script. */
export class Scene {
  readonly names: Names = new Map();
  private readonly server: TestServer;
  private readonly actors = new Map<string, Actor>();
  private pings = 0;

  constructor(server: TestServer) {
    this.server = server;
  }

  async play(rows: string): Promise<void> {
    for (const row of rows.split('\n')) {
      const clean = row.trimStart();
      if (clean !== '' && !clean.startsWith('#')) await this.act(clean);
    }
  }

  /** What an actor was sent since something was last sent. */
  linesOf(name: string): string[] {
    return this.actor(name).lines.map(({ text }) => text);
  }

  /** Expects these lines to have come, to the letter, and no others. */
  expectLines(name: string, ...lines: readonly string[]): void {
    expect(this.linesOf(name)).toEqual(lines);
  }

  private async act(row: string): Promise<void> {
    const [, name = '', kind = '', rest = ''] = /^(\S+?)([:><!-])(?: (.*))?$/s.exec(row) ?? [];
    if (row.startsWith('wait ')) await this.wait(row.slice(5));
    else if (kind === ':') await this.introduce(name, wordsOf(rest));
    else if (kind === '') throw new Error(`this is no row of a script: ${row}`);
    else {
      if (!this.actors.has(name)) await this.introduce(name, []);
      if (kind === '>') await this.send(name, this.written(rest));
      else if (kind === '<') this.expectLine(row, this.actor(name), written(rest));
      else if (kind === '!') this.expectNone(row, this.actor(name), written(rest));
      else await this.turn(row, this.actor(name), rest);
    }
  }

  private async introduce(name: string, words: readonly string[]): Promise<void> {
    const peer = words[0] === 'new' ? await this.server.connect('irc') : await this.register(name, words);
    this.actors.set(name, { nick: name, peer, lines: [], next: 0, closed: false });
    await this.settle();
  }

  private async register(name: string, words: readonly string[]): Promise<Peer> {
    const peer = await this.server.connect('irc');
    if (words[0] === 'from') peer.send(`PROXY TCP4 ${words[1]} 127.0.0.1 40000 6667`);
    const capabilities = words[0] === 'from' ? words.slice(2) : words;
    if (capabilities.length > 0) {
      peer.send(`CAP REQ :${capabilities.join(' ')}`);
      expect(await peer.line(), `${name} wants ${capabilities.join(' ')}`).toMatch(/ CAP \* ACK /);
    }
    peer.send(`NICK ${name}`, `USER ${name} 0 * :${name}`, 'CAP END');
    for (let line = await peer.line(); !/^(@\S+ )?:\S+ (376|422) /.test(line); line = await peer.line()) {
      expect(line, `${name} is let in`).toMatch(/^(@\S+ )?:\S+ (?!4)/);
    }
    return peer;
  }

  private async send(name: string, line: string): Promise<void> {
    this.forget();
    const actor = this.actor(name);
    actor.peer.send(line);
    await this.hear(actor);
    await this.settle();
  }

  private async wait(text: string): Promise<void> {
    const [, count = '', unit = ''] = /^(\d+)(ms|s|m)$/.exec(text) ?? [];
    const factor = { ms: 1, s: 1000, m: 60_000 }[unit];
    if (factor === undefined) throw new Error(`this is no time: ${text}`);
    this.forget();
    this.server.clock.advance(Number(count) * factor);
    await this.settle();
  }

  private async turn(row: string, actor: Actor, what: string): Promise<void> {
    if (what === 'gone' || what === 'here') expect(actor.closed, row).toBe(what === 'gone');
    else if (what === 'leaves') {
      const sessions = this.server.server.sessions.size;
      this.forget();
      actor.closed = true;
      actor.peer.socket.destroy();
      await this.server.eventually(() => this.server.server.sessions.size < sessions);
      await this.settle();
    } else if (/^logs (in \S+|out)$/.test(what)) {
      this.forget();
      this.server.logIn(actor.nick, what.split(' ')[2]);
      await this.settle();
    } else {
      const [, target = '', texts = ''] = /^(?:reads|may not read) ([^\s:]+):? ?(.*)$/.exec(what) ?? [];
      if (target === '') throw new Error(`this is no row of a script: ${row}`);
      const read = (await textsRead(this.server, actor.nick, target))?.join(', ');
      expect(read, row).toBe(what.startsWith('reads') ? texts : undefined);
    }
  }

  private expectLine(row: string, actor: Actor, pattern: string): void {
    const at = actor.lines.findIndex(
      ({ text, taken }, index) => index >= actor.next && !taken && fits(pattern, text, this.names),
    );
    const line = actor.lines[at];
    if (line === undefined) expect.fail(`${row}\ndid not come; what came is:\n${cameTo(actor)}`);
    line.taken = true;
    actor.next = at + 1;
  }

  private expectNone(row: string, actor: Actor, pattern: string): void {
    const names = new Map(this.names);
    const found = actor.lines.find(
      ({ text, taken }) => !taken && (pattern === '' || fits(pattern, text, names)),
    );
    if (found !== undefined) expect.fail(`${row}\ncame all the same; what came is:\n${cameTo(actor)}`);
  }

  /** Reads what everyone was sent until now. */
  private async settle(): Promise<void> {
    await Promise.all([...this.actors.values()].map(actor => this.hear(actor)));
  }

  private async hear(actor: Actor): Promise<void> {
    if (actor.closed) return;
    this.pings += 1;
    const token = `settled-${this.pings}`;
    actor.peer.send(`PING ${token}`);
    for (;;) {
      const text = await actor.peer.lineOrEnd();
      if (text === undefined) {
        expect(actor.peer.hasEnded, `an answer to PING, or the end of the connection`).toBe(true);
        actor.closed = true;
        return;
      }
      if (text.endsWith(token)) return;
      actor.lines.push({ text, taken: false });
    }
  }

  private forget(): void {
    for (const actor of this.actors.values()) {
      actor.lines = [];
      actor.next = 0;
    }
  }

  private actor(name: string): Actor {
    const actor = this.actors.get(name);
    if (actor === undefined) throw new Error(`${name} is not in this script`);
    return actor;
  }

  /** What a row sends, as it is on the wire. */
  private written(row: string): string {
    return written(row).replace(/\{([a-z]+)\}/g, (whole, name: string) => this.names.get(name) ?? whole);
  }
}

/** What was said in a place, as far as someone may read it; undefined when she may not. */
export async function textsRead(
  { server }: TestServer,
  nick: string,
  target: string,
): Promise<readonly string[] | undefined> {
  const session = [...server.sessions.values()].find(session => session.nick === nick)?.id ?? 0;
  const page = await server.librarian.page(session, target, { type: 'latest', limit: 100 });
  if ('code' in page) return undefined;
  return page.events.flatMap(event => (event.type === 'said' ? [event.text] : []));
}

function wordsOf(text: string): string[] {
  return text.split(' ').filter(word => word !== '');
}

function written(row: string): string {
  return row
    .replace(/\{([^{}]+)\*(\d+)\}/g, (_, text: string, times: string) => text.repeat(Number(times)))
    .replace(/\\x([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function cameTo({ lines, closed }: Actor): string {
  return [...lines.map(({ text, taken }) => `${taken ? '✓' : ' '} ${text}`), closed ? '[closed]' : ''].join(
    '\n',
  );
}
