import { drafts, type Message } from '@salon/protocol';
import { historyTargets } from '../../../render/irc/history.ts';
import { word } from '../../../render/irc/lines.ts';
import { type Asked, asked } from '../history/asked.ts';
import { asBatch, keptOf, readFor, show } from '../history/show.ts';
import type { Client, Verb } from './spec.ts';

/** The verb with which clients read what was said (IRCv3 chathistory). */
export const historyVerbs: Readonly<Record<string, Verb>> = {
  CHATHISTORY: {
    for: 'users',
    paramsMin: 0,
    takes:
      'BEFORE|AFTER|LATEST|AROUND|BETWEEN <target> *|msgid=<id>|timestamp=<time> [msgid=<id>|timestamp=<time>] <limit> | TARGETS timestamp=<time> timestamp=<time> <limit>',
    help: 'Shows what was said in a channel, or between oneself and someone; or where something was said.',
    run: chathistory,
  },
};

function chathistory(client: Client, { params }: Message): void | Promise<void> {
  const wanted = asked(params, {
    pageMax: client.context.limits.historyPageMax,
    events: client.capabilities.has(drafts.eventPlayback),
  });
  if (!('what' in wanted)) {
    const [code, about, sentence] = wanted;
    client.fail(verb, code, about.map(word), sentence);
    return;
  }
  return wanted.what === 'page' ? page(client, subcommandOf(params), wanted) : targets(client, wanted);
}

const verb = 'CHATHISTORY';

async function page(
  client: Client,
  subcommand: string,
  { target, part }: Extract<Asked, { what: 'page' }>,
): Promise<void> {
  const { session } = client.visitor;
  const found = await readFor(client, () => client.desk.librarian.page(session, target, part));
  const about = [subcommand, word(target)];
  const says = 'Messages could not be retrieved';
  if (found === undefined) client.fail(verb, 'MESSAGE_ERROR', about, says);
  else if ('code' in found) client.fail(verb, 'INVALID_TARGET', about, says);
  else if (found.unknown) client.fail(verb, 'MESSAGE_ERROR', about, 'There is no such message here');
  else show(client, { ...found, type: `chathistory ${found.name}`, kept: keptOf(part, found.backward) });
}

async function targets(client: Client, span: Extract<Asked, { what: 'targets' }>): Promise<void> {
  const { session } = client.visitor;
  const { from, to, limit } = span;
  const found = await readFor(client, () => client.desk.librarian.targets(session, { from, to, limit }));
  if (found === undefined) {
    client.fail(verb, 'MESSAGE_ERROR', ['TARGETS', '*'], 'Messages could not be retrieved');
    return;
  }
  const lines = historyTargets(client.lines, found);
  client.writeAsIs(asBatch(client, drafts.chathistoryTargets, lines, found.length < limit));
}

function subcommandOf([typed = '']: readonly string[]): string {
  return typed.toUpperCase();
}
