import {
  type Casemapping,
  drafts,
  fold,
  isForPrograms,
  type Message,
  type NumericName,
  serviceNamed,
} from '@salon/protocol';
import type { Manner } from '../../../hub/signal.ts';
import { runService } from '../../../services/run.ts';
import { isSlip, slipSays } from '../../../services/slip.ts';
import { isPlayback, playback } from '../history/playback.ts';
import { patronOf } from '../patron.ts';
import { batchOf, gather } from './batch.ts';
import { type Client, tooManyOf, type Verb, wordsOf } from './spec.ts';
import { clientOnlyTags, isTooLong } from './speech.ts';

/** The verbs with which people speak. */
export const messageVerbs: Readonly<Record<string, Verb>> = {
  AWAY: {
    for: 'all',
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
  RELAYMSG: {
    for: 'users',
    paramsMin: 3,
    takes: '<channel> <nick> :<text>',
    help: 'Passes on what someone said elsewhere; for bridges that are operators of the channel.',
    run: relay,
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
    const reference = batchOf(client, message);
    if (reference !== undefined) {
      gather(client, manner, message, reference);
      return;
    }
    const fault = faultOf(client, manner, list, text);
    if (fault !== undefined) {
      // A notice is answered by nothing, or two programs could answer each other for ever (RFC 2812, 3.3.2).
      if (manner !== 'notice') client.numeric(...fault);
      return;
    }
    if (manner === 'message' && isPlayback(client, list)) return playback(client, text);
    const service = manner === 'message' ? serviceNamed(list ?? '') : undefined;
    if (service !== undefined) {
      return isForPrograms(text) ? undefined : runService(service, patronOf(client), text);
    }
    if (manner === 'message' && isSlip(text)) {
      client.write(client.lines.fromService(slipSays(patronOf(client))));
      return;
    }
    const tags = clientOnlyTags(client, message);
    if (manner === 'tags' && tags === undefined) return;
    const words = manner === 'tags' ? '' : text;
    for (const target of distinct(wordsOf(list), client.context.limits.casemapping)) {
      // What does not fit the line that others would get is not cut: the client splits better than a server can.
      if (isTooLong(client, manner, target, words)) client.numeric('ERR_INPUTTOOLONG');
      else client.submit({ type: 'say', target, manner, text: words, ...(tags !== undefined && { tags }) });
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
function distinct(targets: readonly string[], mapping: Casemapping): Iterable<string> {
  return new Map(targets.map(target => [fold(target, mapping), target])).values();
}

/** Passes on what someone said who is not here (IRCv3 relaymsg). */
function relay(client: Client, message: Message): void {
  const [channel = '', nick = '', text = ''] = message.params;
  if (text === '') {
    client.numeric('ERR_NOTEXTTOSEND');
    return;
  }
  const tags = clientOnlyTags(client, message);
  client.submit({ type: 'relay', channel, nick, text, ...(tags !== undefined && { tags }) });
}

/** Before it has registered, only a client that agreed to draft/pre-away may say that it is away. */
function away(client: Client, { params }: Message): void {
  const { acceptor } = client;
  if (acceptor !== undefined) {
    if (!client.capabilities.has(drafts.preAway)) {
      client.numeric('ERR_NOTREGISTERED');
      return;
    }
    acceptor.away = params[0] || undefined;
    client.numeric(acceptor.away === undefined ? 'RPL_UNAWAY' : 'RPL_NOWAWAY');
    return;
  }
  const [message] = params;
  client.submit({ type: 'away', ...(message && { message }) });
}
