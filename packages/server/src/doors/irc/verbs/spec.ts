import { type CapabilityName, type Message, matchesMask, type NumericName } from '@salon/protocol';
import type { Visitor } from '../../../accounts/parts.ts';
import type { Exchange } from '../../../accounts/sasl/exchange.ts';
import type { Event } from '../../../hub/effect.ts';
import type { Origin } from '../../../hub/identity.ts';
import type { Query, ServerTopic } from '../../../hub/query.ts';
import type { Command } from '../../../hub/signal.ts';
import type { IrcContext } from '../../../render/irc/context.ts';
import { type NumericLines, word } from '../../../render/irc/lines.ts';
import type { IrcAcceptor } from '../acceptor.ts';
import type { Gateways } from '../gateways.ts';
import type { Answering, OpenBatch } from '../open-batch.ts';
import type { IrcDoorParts } from '../parts.ts';

/** How far a client has come with CAP. */
export interface Negotiation {
  /** Whether it said that it speaks version 302 or a later one. */
  with302: boolean;
}

/** Who sends a line, as verbs see it. */
export interface Client {
  readonly nick: string;
  /** Whether two names mean the same. */
  isSame(one: string, other: string): boolean;
  /** `nick!user@host`, as others see it; undefined until it is a user. */
  readonly mask: string | undefined;
  /** Who registers the client; undefined once it is a user. */
  readonly acceptor: IrcAcceptor | undefined;
  readonly context: IrcContext;
  /** What it agreed to. */
  readonly capabilities: ReadonlySet<CapabilityName>;
  readonly negotiation: Negotiation;
  /** Reads by other capabilities from now on. */
  agree(capabilities: ReadonlySet<CapabilityName>): void;
  /** Wants something changed. */
  submit(command: Command): void;
  /** Wants to know something. */
  ask(query: Query): void;
  /** What time it is; milliseconds since 1970. */
  now(): number;
  /** All verbs, by their names in upper case. */
  readonly verbs: ReadonlyMap<string, Verb>;
  /** Numerics addressed to this client. */
  readonly lines: NumericLines;
  /** Answers with one numeric. */
  numeric(name: NumericName, ...params: readonly string[]): void;
  /** Answers that something failed, as IRCv3 standard replies have it. */
  fail(command: string, code: string, about: readonly string[], sentence: string): void;
  /** Answers with whole lines of the server's own. */
  write(lines: string): void;
  /** Answers with lines that are whole, with their tags. */
  writeAsIs(lines: string): void;
  /** What happened, as this client is shown it. */
  rendered(event: Event): string;
  /** A name for a batch that no other of its batches has. */
  newReference(): string;
  /** Resolves when so little waits to be read by the client that a lot more may be sent. */
  whenRoom(): Promise<void>;
  /** Sends whole lines, with their tags, that answer nothing. */
  tellAsIs(lines: string): void;
  /** What it asked for costs as much as so many lines more. */
  spend(lines: number): void;
  /** Since when `*playback` was asked for all that was said: what it comes into later is played too. */
  playsSince: number | undefined;
  /** Until when its device was here before, if that has a name: once for each channel, so that nothing is played twice. */
  missedIn(channel: string): number | undefined;
  /** Where she comes from. */
  readonly origin: Origin;
  /** What is known of operators of the server and of accounts, and what checks their passwords. */
  readonly desk: Pick<
    IrcDoorParts,
    | 'history'
    | 'opers'
    | 'passwords'
    | 'password'
    | 'accounts'
    | 'accountRules'
    | 'librarian'
    | 'pageBytesMax'
    | 'push'
    | 'files'
  >;
  /** As who she comes to the desk of accounts. */
  readonly visitor: Visitor;
  /** The account that she is logged in to; before she is in, the one that she has proved to be hers. */
  readonly account: string | undefined;
  /** Her try to log in by SASL, while it goes on. */
  sasl: Exchange | undefined;
  /** `nick!user@host` as far as it is known already. */
  readonly maskSoFar: string;
  /** The message in several lines that it is sending. */
  batch: OpenBatch | undefined;
  /** Waits for the next line of that message, as long as may be. */
  letWait(batch: OpenBatch): void;
  /** Does something later than it came: what throws ends its session, and nothing else. */
  guarded(serve: () => void): void;
  /** Takes so many of its next lines at once, and those behind them later for it. */
  lend(lines: number): void;
  /** Does not answer the line that is carried out; what is returned gives that answer later. */
  answerLater(): Answering;
  /** Leaves. */
  quit(reason: string): void;
  /** Says farewell and closes the connection. */
  seeOff(reason: string): void;
  /** Comes from elsewhere, as a gateway says who may. */
  moveTo(origin: Origin): void;
  readonly gateways: Gateways;
  /** What is told of strict transport security, if anything. */
  readonly sts: string | undefined;
}

/** One command of IRC: who may send it, how many parameters it needs, and what it asks for. */
export interface Verb {
  readonly for: 'newcomers' | 'users' | 'all';
  /** With fewer it is answered by ERR_NEEDMOREPARAMS. */
  readonly paramsMin: number;
  /** What may follow it, in the notation of the RFCs. */
  readonly takes: string;
  /** One sentence for the reference. */
  readonly help: string;
  /** Resolves later when it takes its time: until then the client's other lines wait. */
  readonly run: (client: Client, message: Message) => void | Promise<void>;
}

/** The words of a comma-separated list, without the empty ones. */
export function wordsOf(list: string | undefined): string[] {
  return (list ?? '').split(',').filter(item => item !== '');
}

/** The complaint that more targets are named than one line may name, if that is so. */
export function tooManyOf(
  client: Client,
  targets: readonly string[],
): readonly [NumericName, string] | undefined {
  const extra = targets[client.context.limits.targetsMax];
  return extra === undefined ? undefined : ['ERR_TOOMANYTARGETS', word(extra)];
}

/** Says so when more targets are named than one line may name. */
export function tooMany(client: Client, targets: readonly string[]): boolean {
  const fault = tooManyOf(client, targets);
  if (fault !== undefined) client.numeric(...fault);
  return fault !== undefined;
}

/** A verb that asks about the server, or about the one that its parameter means. */
export function about(topic: ServerTopic): Verb['run'] {
  return (client, { params: [server] }) =>
    client.ask({ type: 'server', topic, ...serverMeant(client, server) });
}

/** By whom a server is meant, where a parameter is neither this one's name nor a mask of it: the nick of a user, maybe. */
export function serverMeant(client: Client, server = ''): { readonly of?: string } {
  const { serverName, limits } = client.context;
  return server === '' || matchesMask(server, serverName, limits.casemapping) ? {} : { of: server };
}
