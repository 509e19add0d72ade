import { drafts, type Message } from '@salon/protocol';
import type { Bound } from '../../../history/query.ts';
import type { Page, Part } from '../../../history/reading/librarian.ts';
import { endOfPage, playsEvents, targetRow } from '../../../render/irc/history.ts';
import { word } from '../../../render/irc/lines.ts';
import { StoreError } from '../../../store/fault.ts';
import type { Client, Verb } from './spec.ts';

/** The verb with which clients read what was said (IRCv3 chathistory). */
export const historyVerbs: Readonly<Record<string, Verb>> = {
  CHATHISTORY: {
    for: 'users',
    paramsMin: 0,
    takes:
      'BEFORE|AFTER|AROUND <target> <reference> <limit> | LATEST <target> <reference>|* <limit> | BETWEEN <target> <reference> <reference> <limit> | TARGETS <timestamp> <timestamp> <limit>',
    help: 'Shows what was said before; a reference is timestamp=<time> or msgid=<id>.',
    run: chathistory,
  },
};

/** One subcommand of CHATHISTORY. */
interface Subcommand {
  /** How many parameters stand behind its name. */
  readonly params: number;
  /** What part is asked for; a word that is none of what may stand there is returned instead. */
  readonly part: (references: readonly string[]) => Asked | Fault;
}

/** A part of a history, but for what all parts have. */
type Asked = Without<Part>;
type Without<P> = P extends Part ? Omit<P, 'limit' | 'events'> : never;

/** A word that is not what may stand there, and the code of the answer. */
interface Fault {
  readonly code: 'INVALID_PARAMS' | 'INVALID_MSGREFTYPE';
  readonly given: string;
}

const subcommands: ReadonlyMap<string, Subcommand> = new Map<string, Subcommand>([
  ['BEFORE', { params: 3, part: ([at = '']) => withBound(at, bound => ({ type: 'before', bound })) }],
  ['AFTER', { params: 3, part: ([at = '']) => withBound(at, bound => ({ type: 'after', bound })) }],
  ['AROUND', { params: 3, part: ([at = '']) => withBound(at, bound => ({ type: 'around', bound })) }],
  [
    'LATEST',
    {
      params: 3,
      part: ([at = '']) =>
        at === '*' ? { type: 'latest' } : withBound(at, after => ({ type: 'latest', after })),
    },
  ],
  [
    'BETWEEN',
    {
      params: 4,
      part: ([one = '', two = '']) =>
        withBound(one, from => withBound(two, to => ({ type: 'between', from, to }))),
    },
  ],
]);

function chathistory(client: Client, { params: [given = '', ...params] }: Message): void | Promise<void> {
  const name = given.toUpperCase();
  if (given === '') return fail(client, 'NEED_MORE_PARAMS', ['*'], 'Say what you want of the history');
  if (name === 'TARGETS') return targets(client, params);
  const subcommand = subcommands.get(name);
  if (subcommand === undefined)
    return fail(client, 'UNKNOWN_COMMAND', [word(given)], 'There is no such subcommand');
  if (params.length < subcommand.params) return fail(client, 'NEED_MORE_PARAMS', [name], notEnough);
  const [target = '', ...references] = params.slice(0, subcommand.params);
  const limit = limitOf(client, references.pop());
  const asked = limit === undefined ? undefined : subcommand.part(references);
  if (limit === undefined || asked === undefined) {
    return fail(client, 'INVALID_PARAMS', [name, word(target)], 'The limit is a number, 1 or more');
  }
  if ('code' in asked) return refuseReference(client, name, target, asked);
  const events = playsEvents(client.capabilities);
  return show(client, name, target, { ...asked, limit, events });
}

async function show(client: Client, name: string, target: string, part: Part): Promise<void> {
  const about = [name, word(target)];
  let page: Awaited<ReturnType<typeof client.librarian.page>>;
  try {
    page = await client.librarian.page(client.visitor.session, target, part);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    fail(client, 'MESSAGE_ERROR', about, `Messages could not be read: ${error.reason}`);
    return;
  }
  if ('code' in page) fail(client, 'INVALID_TARGET', about, 'You may not read that, or it is not there');
  else if (page.unknown) fail(client, 'MESSAGE_ERROR', about, 'The message from which to read is not there');
  else showPage(client, page);
}

function showPage(client: Client, { name, events, isEnd }: Page): void {
  client.showTogether(events, `chathistory ${word(name)}`, endOfPage(isEnd, client.capabilities));
}

async function targets(client: Client, params: readonly string[]): Promise<void> {
  const [one = '', two = '', number] = params;
  if (params.length < 3) return fail(client, 'NEED_MORE_PARAMS', ['TARGETS'], notEnough);
  const [from, to, limit] = [timeOf(one), timeOf(two), limitOf(client, number)];
  if (from === undefined || to === undefined || limit === undefined) {
    return fail(client, 'INVALID_PARAMS', ['TARGETS'], 'TARGETS takes two timestamps and a limit');
  }
  try {
    const found = await client.librarian.targets(client.visitor.session, { from, to, limit });
    const rows = found.map(({ name, at }) => targetRow(client.lines, name, at)).join('');
    client.writeTogether(rows, drafts.chathistoryTargets);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    fail(client, 'MESSAGE_ERROR', ['TARGETS'], `The history could not be read: ${error.reason}`);
  }
}

function withBound<Result>(reference: string, use: (bound: Bound) => Result): Result | Fault {
  const [kind = '', value = ''] = splitAt(reference, '=');
  if (kind === 'msgid' && value !== '') return use({ id: value });
  const at = timeOf(reference);
  if (at !== undefined) return use({ at });
  if (kind === 'timestamp' || kind === 'msgid') return { code: 'INVALID_PARAMS', given: reference };
  return { code: 'INVALID_MSGREFTYPE', given: kind };
}

function splitAt(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** The time of a reference, in milliseconds since 1970 (IRCv3 server-time). */
function timeOf(reference: string): number | undefined {
  const [, written = ''] =
    /^timestamp=(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z)$/.exec(reference) ?? [];
  const at = Date.parse(written);
  return Number.isNaN(at) ? undefined : at;
}

/** How many are wanted, at most as many as there may be at once. */
function limitOf(client: Client, written = ''): number | undefined {
  const limit = /^\d{1,9}$/.test(written) ? Number(written) : 0;
  return limit === 0 ? undefined : Math.min(limit, client.context.limits.historyPageMax);
}

function refuseReference(client: Client, name: string, target: string, { code, given }: Fault): void {
  const says = 'A reference is timestamp=YYYY-MM-DDThh:mm:ss.sssZ or msgid=<id>';
  fail(client, code, [name, word(target), word(given)], says);
}

function fail(client: Client, code: string, about: readonly string[], sentence: string): void {
  client.fail('CHATHISTORY', code, about, sentence);
}

const notEnough = 'Not enough parameters';
