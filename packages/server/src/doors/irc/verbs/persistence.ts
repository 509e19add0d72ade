import type { Message } from '@salon/protocol';
import { word } from '../../../render/irc/lines.ts';
import type { Client, Verb } from './spec.ts';

/** The verb with which clients see, and say, whether their user stays without a session (IRCv3 persistence). */
export const persistenceVerbs: Readonly<Record<string, Verb>> = {
  PERSISTENCE: {
    for: 'users',
    paramsMin: 0,
    takes: 'GET | SET ON|OFF|DEFAULT',
    help: 'Shows or says whether you stay in your channels when your last device is gone.',
    run: persistence,
  },
};

const settings: Readonly<Record<string, boolean | null>> = { ON: true, OFF: false, DEFAULT: null };

function persistence(client: Client, { params: [subcommand = '', value = ''] }: Message): void {
  const { account } = client;
  const wanted = settings[value.toUpperCase()];
  const isSet = subcommand.toUpperCase() === 'SET';
  if (account === undefined) {
    client.fail('PERSISTENCE', 'ACCOUNT_REQUIRED', [], 'Log in to an account first');
  } else if ((isSet && wanted === undefined) || (!isSet && subcommand.toUpperCase() !== 'GET')) {
    const about = [subcommand, value].filter(given => given !== '').map(word);
    client.fail('PERSISTENCE', 'INVALID_PARAMS', about, 'Say GET, or SET ON, OFF or DEFAULT');
  } else {
    if (isSet && wanted !== undefined) {
      client.submit({ type: 'set-account', account, changes: { alwaysOn: wanted } });
    }
    client.ask({ type: 'persistence' });
  }
}
