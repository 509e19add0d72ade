import type { Message } from '@salon/protocol';
import { oneself } from '../../../hub/metadata/subject.ts';
import { word } from '../../../render/irc/lines.ts';
import {
  knowsMetadata,
  metadataCleared,
  metadataIs,
  metadataRow,
  subscribed,
  subscriptions,
  unsubscribed,
} from '../../../render/irc/metadata.ts';
import { ircRefusal } from '../../../render/irc/refusals.ts';
import type { MetadataDraft } from '../metadata-draft.ts';
import type { Client, Verb } from './spec.ts';

/** The verb with which clients keep something of users and channels (IRCv3 metadata). */
export const metadataVerbs: Readonly<Record<string, Verb>> = {
  METADATA: {
    for: 'all',
    paramsMin: 0,
    takes: '<target> GET|LIST|SET|CLEAR|SUB|UNSUB|SUBS|SYNC {<key>} [:<value>]',
    help: 'Shows and sets metadata of users and channels, and says of which keys one wants to be told.',
    run: metadata,
  },
};

/** One subcommand: how many parameters may stand behind it, and what it does for users and for newcomers. */
interface Subcommand {
  readonly least: number;
  readonly most: number;
  readonly run: (client: Client, target: string, params: readonly string[]) => void;
  readonly draft: (client: Client, draft: MetadataDraft, params: readonly string[]) => void;
}

const any = Number.POSITIVE_INFINITY;

const subcommands: ReadonlyMap<string, Subcommand> = new Map<string, Subcommand>([
  [
    'GET',
    {
      least: 1,
      most: any,
      run: (client, target, keys) => client.ask({ type: 'metadata-get', target, keys }),
      draft: (client, draft, keys) => showDraft(client, draft.get(client.context.metadata, keys)),
    },
  ],
  [
    'LIST',
    {
      least: 0,
      most: 0,
      run: (client, target) => client.ask({ type: 'metadata-list', target }),
      draft: (client, draft) => showDraft(client, draft.list()),
    },
  ],
  [
    'SET',
    {
      least: 1,
      most: 2,
      run: (client, target, [key = '', value]) =>
        client.submit({ type: 'set-metadata', target, key, ...(value && { value }) }),
      draft: setInDraft,
    },
  ],
  [
    'CLEAR',
    {
      least: 0,
      most: 0,
      run: (client, target) => client.submit({ type: 'clear-metadata', target }),
      draft: (client, draft) =>
        client.write(metadataCleared(client.lines, { target: oneself, keys: draft.clear() })),
    },
  ],
  [
    'SUB',
    {
      least: 1,
      most: any,
      run: (client, target, keys) => client.submit({ type: 'subscribe-metadata', target, keys }),
      draft: (client, draft, keys) =>
        client.write(subscribed(client.lines, draft.subscribe(client.context.metadata, keys))),
    },
  ],
  [
    'UNSUB',
    {
      least: 1,
      most: any,
      run: (client, target, keys) => client.submit({ type: 'unsubscribe-metadata', target, keys }),
      draft: (client, draft, keys) =>
        client.write(unsubscribed(client.lines, draft.unsubscribe(client.context.metadata, keys))),
    },
  ],
  [
    'SUBS',
    {
      least: 0,
      most: 0,
      run: (client, target) => client.ask({ type: 'metadata-subscriptions', target }),
      draft: (client, draft) => client.write(subscriptions(client.lines, draft.subscribed)),
    },
  ],
  [
    'SYNC',
    {
      least: 0,
      most: 0,
      run: (client, target) => client.ask({ type: 'metadata-sync', target }),
      draft: (client, draft) => showDraft(client, draft.sync()),
    },
  ],
]);

/** To who did not agree to it, there is no such command. */
function metadata(client: Client, { params }: Message): void {
  const [target, typed = '', ...rest] = params;
  if (!knowsMetadata(client.capabilities)) {
    client.numeric('ERR_UNKNOWNCOMMAND', 'METADATA');
    return;
  }
  const name = typed.toUpperCase();
  const subcommand = subcommands.get(name);
  const { acceptor } = client;
  if (target === undefined || subcommand === undefined) {
    const says = typed === '' ? 'Not enough parameters' : 'There is no such subcommand';
    client.fail('METADATA', 'INVALID_PARAMS', [asMiddle(typed)], says);
  } else if (rest.length < subcommand.least) {
    client.fail('METADATA', 'INVALID_PARAMS', [name], 'Not enough parameters');
  } else if (rest.length > subcommand.most) {
    client.fail('METADATA', 'INVALID_PARAMS', [name], 'Too many parameters');
  } else if (acceptor === undefined) subcommand.run(client, target, rest);
  else if (target === oneself) subcommand.draft(client, acceptor.metadata, rest);
  else client.write(ircRefusal(client.lines, { code: 'metadata-target-invalid', target }));
}

/** A subcommand as it was given, where it can stand in the middle of a line; else `*`. */
function asMiddle(typed: string): string {
  return /^[^: ][^ ]*$/.test(typed) ? word(typed) : '*';
}

function showDraft(client: Client, rows: ReturnType<MetadataDraft['get']>): void {
  const found = { target: oneself, rows, truncated: false };
  client.write(metadataIs(client.lines, found, client.capabilities));
}

function setInDraft(client: Client, draft: MetadataDraft, [key = '', value]: readonly string[]): void {
  const outcome = draft.set(client.context.metadata, key, value);
  client.write('code' in outcome ? ircRefusal(client.lines, outcome) : metadataRow(client.lines, outcome));
}
