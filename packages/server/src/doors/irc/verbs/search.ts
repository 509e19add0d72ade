import type { Message } from '@salon/protocol';
import type { Sought } from '../../../history/reading/librarian.ts';
import { word } from '../../../render/irc/lines.ts';
import { readFor, show } from '../history/show.ts';
import { sought } from '../history/sought.ts';
import type { Client, Verb } from './spec.ts';

/** The verb with which clients look for what was said (soju, search extension). */
export const searchVerbs: Readonly<Record<string, Verb>> = {
  SEARCH: {
    for: 'users',
    paramsMin: 0,
    takes: '[in=<target>][;from=<nick>][;after=<time>][;before=<time>][;text=<words>][;limit=<count>]',
    help: 'Looks for what was said where one may read, for who agreed to `soju.im/search`; words in quotes stand together.',
    run: search,
  },
};

/** To who did not agree to it, there is no such command. */
function search(client: Client, { params: [attributes = '', ...more] }: Message): void | Promise<void> {
  if (!client.capabilities.has('soju.im/search')) {
    client.numeric('ERR_UNKNOWNCOMMAND', 'SEARCH');
    return;
  }
  const wanted = sought(attributes, client.desk.history.searchMax);
  if (attributes === '' || more.length > 0) {
    client.fail('SEARCH', 'INVALID_PARAMS', [], 'SEARCH takes one list of attributes');
  } else if ('wrong' in wanted) {
    client.fail('SEARCH', 'INVALID_PARAMS', wanted.wrong.map(word), 'These cannot be searched for');
  } else return find(client, wanted);
}

async function find(client: Client, wanted: Sought): Promise<void> {
  client.spend(searchLines);
  const { session } = client.visitor;
  const found = await readFor(client, () => client.desk.librarian.search(session, wanted));
  if (found === undefined) client.fail('SEARCH', 'INTERNAL_ERROR', [], 'The search could not be run');
  else if ('code' in found) client.fail('SEARCH', 'INVALID_PARAMS', ['in'], 'There is nothing to search in');
  else
    show(client, { ...found, type: 'soju.im/search', kept: wanted.after === undefined ? 'last' : 'first' });
}

/** As how many lines more a search counts: it looks through all that was said in many places. */
const searchLines = 4;
