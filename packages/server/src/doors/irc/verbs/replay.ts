import type { Message } from '@salon/protocol';
import { amountOf } from '../../../history/reading/amount.ts';
import type { Page, Part } from '../../../history/reading/librarian.ts';
import { word } from '../../../render/irc/lines.ts';
import { ircRefusal } from '../../../render/irc/refusals.ts';
import { pastLines } from '../../../render/line/past.ts';
import { readFor, show } from '../history/show.ts';
import type { Client, Verb } from './spec.ts';

/** The verb with which people read what was said whose clients do not know CHATHISTORY. */
export const replayVerbs: Readonly<Record<string, Verb>> = {
  HISTORY: {
    for: 'users',
    paramsMin: 1,
    takes: '<target> [<count>|<duration>]',
    help: 'Shows what was said in a channel or with a nick: the last messages, or those since so long ago, as in 2h.',
    run: history,
  },
};

function history(client: Client, { params: [target = '', amount] }: Message): void | Promise<void> {
  // Where nothing is remembered there are no pages.
  const max = Math.max(client.context.limits.historyPageMax, 1);
  const part =
    amount === undefined
      ? ({ type: 'latest', limit: Math.min(usual, max) } as const)
      : amountOf(amount, client.now(), max);
  if (part !== undefined) return replay(client, target, part);
  client.fail('HISTORY', 'INVALID_PARAMS', [word(target)], 'How much is a number, or a time such as 2h');
}

async function replay(client: Client, target: string, part: Part): Promise<void> {
  const { session } = client.visitor;
  const page = await readFor(client, () => client.desk.librarian.page(session, target, part));
  if (page === undefined) {
    client.fail('HISTORY', 'MESSAGE_ERROR', [word(target)], 'Messages could not be retrieved');
  } else if ('code' in page) client.write(ircRefusal(client.lines, page));
  else if (client.capabilities.has('server-time')) {
    show(client, { ...page, type: `chathistory ${page.name}`, kept: 'last' });
  } else client.write(asNotices(client, page));
}

/** Who is not told the time of a line would take it for one of now: to her it is told in words. */
function asNotices(client: Client, { name, events }: Page): string {
  const { lines } = client;
  const said = pastLines(events, client.now(), Number.POSITIVE_INFINITY);
  if (said.length === 0) return lines.notice(`Nothing is remembered that was said in ${name}.`);
  const head = lines.notice(`Said in ${name}, times in UTC:`);
  return head + said.map(line => lines.notices(line)).join('');
}

/** How many messages are shown to who does not say how many. */
const usual = 50;
