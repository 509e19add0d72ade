import { fold, formatTags, type Message, type NumericName } from '@salon/protocol';
import type { Manner } from '../../../hub/signal.ts';
import { type Client, tooManyOf, type Verb, wordsOf } from './spec.ts';

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
    const fault = faultOf(client, manner, list, text);
    if (fault !== undefined) {
      // A notice is answered by nothing, or two programs could answer each other for ever (RFC 2812, 3.3.2).
      if (manner !== 'notice') client.numeric(...fault);
      return;
    }
    const tags = clientOnlyTags(client, message);
    if (manner === 'tags' && tags === undefined) return;
    const words = manner === 'tags' ? '' : text;
    for (const target of distinct(wordsOf(list))) {
      client.submit({ type: 'say', target, manner, text: words, ...(tags !== undefined && { tags }) });
    }
  };
}

type Fault = readonly [name: NumericName, ...params: readonly string[]];

/** What is wrong with a line of speech, if anything is. */
function faultOf(client: Client, manner: Manner, list: string | undefined, text: string): Fault | undefined {
  const targets = wordsOf(list);
  if (targets.length === 0) return ['ERR_NORECIPIENT'];
  if (text === '' && manner !== 'tags') return ['ERR_NOTEXTTOSEND'];
  return tooManyOf(client, targets);
}

/** Whoever is named twice is told once. */
function distinct(targets: readonly string[]): Iterable<string> {
  return new Map(targets.map(target => [fold(target), target])).values();
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
