import { formatTags, type Message } from '@salon/protocol';
import type { Manner } from '../../../hub/signal.ts';
import { type Client, tooMany, type Verb, wordsOf } from './spec.ts';

/** The verbs with which people speak. */
export const messageVerbs: Readonly<Record<string, Verb>> = {
  AWAY: {
    for: 'users',
    paramsMin: 0,
    takes: '[:<message>]',
    help: 'Says that one is away; alone, that one is back.',
    run: away,
  },
  NOTICE: {
    for: 'users',
    paramsMin: 0,
    takes: '<target>{,<target>} :<text>',
    help: 'Says something that no program may answer.',
    run: speak('notice'),
  },
  PRIVMSG: {
    for: 'users',
    paramsMin: 0,
    takes: '<target>{,<target>} :<text>',
    help: 'Says something to channels or nicks.',
    run: speak('message'),
  },
  TAGMSG: {
    for: 'users',
    paramsMin: 1,
    takes: '<target>{,<target>}',
    help: 'Sends tags alone.',
    run: speak('tags'),
  },
};

function speak(manner: Manner): Verb['run'] {
  return (client, message) => {
    const [list, text = ''] = message.params;
    if (list === undefined || list === '') {
      client.numeric('ERR_NORECIPIENT');
      return;
    }
    if (text === '' && manner !== 'tags') {
      client.numeric('ERR_NOTEXTTOSEND');
      return;
    }
    const targets = wordsOf(list);
    if (tooMany(client, targets)) return;
    const tags = clientOnlyTags(client, message);
    if (manner === 'tags' && tags === undefined) return;
    const words = manner === 'tags' ? '' : text;
    for (const target of new Set(targets)) {
      client.submit({ type: 'say', target, manner, text: words, ...(tags !== undefined && { tags }) });
    }
  };
}

/** Tags that clients pass on to one another begin with `+`; all others are the server's to set. */
function clientOnlyTags(client: Client, { tags }: Message): string | undefined {
  if (tags.size === 0 || !client.capabilities.has('message-tags')) return undefined;
  const own = new Map([...tags].filter(([name]) => name.startsWith('+')));
  return own.size === 0 ? undefined : formatTags(own);
}

function away(client: Client, { params }: Message): void {
  const [message] = params;
  client.submit({ type: 'away', ...(message && { message }) });
}
