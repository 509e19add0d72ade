import type { Message } from '@salon/protocol';
import { endpointOf } from '../../../push/endpoint.ts';
import type { PushOffice, Registered } from '../../../push/office.ts';
import { knowsPush } from '../../../render/irc/about.ts';
import { word } from '../../../render/irc/lines.ts';
import type { Client, Verb } from './spec.ts';

/** Push messages while a client is not connected (draft/webpush). */
export const pushVerbs: Readonly<Record<string, Verb>> = {
  WEBPUSH: {
    for: 'users',
    paramsMin: 0,
    takes: 'REGISTER <endpoint> <keys> | UNREGISTER <endpoint>',
    help: 'Has messages pushed to a device while its client is not connected, or does not any more.',
    run: webpush,
  },
};

/** How many parameters each subcommand has, itself included. */
const subcommands: ReadonlyMap<string, number> = new Map([
  ['REGISTER', 3],
  ['UNREGISTER', 2],
]);

/** To who did not agree to it, there is no such command. */
function webpush(client: Client, { params }: Message): void | Promise<void> {
  const { push } = client.desk;
  if (push === undefined || !knowsPush(client.capabilities))
    return client.numeric('ERR_UNKNOWNCOMMAND', 'WEBPUSH');
  const [typed = '', endpoint = '', keys = ''] = params;
  const name = typed.toUpperCase();
  const fail = (code: string, sentence: string) =>
    client.fail('WEBPUSH', code, [asMiddle(typed), shown(endpoint)], sentence);
  const wanted = subcommands.get(name);
  if (wanted === undefined) return fail('INVALID_PARAMS', 'There is no such subcommand');
  if (params.length < wanted) return fail('INVALID_PARAMS', 'Not enough parameters');
  if (params.length > wanted) return fail('INVALID_PARAMS', 'Too many parameters');
  const { account } = client;
  if (account === undefined) return fail('FORBIDDEN', 'Log in to an account first');
  if (name === 'REGISTER') return register(client, push, { account, endpoint, keys }, fail);
  if (push.unregister(account, endpoint) === 'done') answer(client, name, endpoint);
  else fail(...refusals['not-saved']);
}

async function register(
  client: Client,
  push: PushOffice,
  wish: { readonly account: string; readonly endpoint: string; readonly keys: string },
  fail: (code: string, sentence: string) => void,
): Promise<void> {
  const outcome = await push.register({
    ...wish,
    session: client.visitor.session,
    capabilities: client.capabilities,
  });
  if (outcome === 'registered') answer(client, 'REGISTER', wish.endpoint);
  else fail(...refusals[outcome]);
}

function answer(client: Client, name: string, endpoint: string): void {
  client.write(`:${client.context.serverName} WEBPUSH ${name} ${shown(endpoint)}\r\n`);
}

/** Clients wait for the endpoint that they sent, to the letter, and it is short enough for that. */
function shown(endpoint: string): string {
  return endpointOf(endpoint) === undefined ? asMiddle(endpoint) : endpoint;
}

/** A parameter as it was given, where it can stand in the middle of a line; else `*`. */
function asMiddle(typed: string): string {
  return /^[^: ][^ ]*$/.test(typed) ? word(typed) : '*';
}

/** Who asks is told no more of a push server than that it did not take the message: what is where is not hers to find out. */
const refusals: Readonly<Record<Exclude<Registered, 'registered'>, readonly [string, string]>> = {
  'bad-endpoint': ['INVALID_PARAMS', 'An endpoint is an address that begins with https://'],
  'bad-keys': ['INVALID_PARAMS', 'The keys must have p256dh and auth, in base64url'],
  'not-taken': ['INVALID_PARAMS', 'This push server did not take a message'],
  'too-many': ['FORBIDDEN', 'Your account has too many subscriptions already'],
  'too-often': ['FORBIDDEN', 'Your account has tried too many subscriptions; try again later'],
  'not-saved': ['INTERNAL_ERROR', 'This could not be saved'],
};
