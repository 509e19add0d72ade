import type { Message } from '@salon/protocol';
import type { Origin } from '../../../hub/identity.ts';
import type { Client, Verb } from './spec.ts';

/** What web gateways send. */
export const gatewayVerbs: Readonly<Record<string, Verb>> = {
  WEBIRC: {
    for: 'newcomers',
    paramsMin: 4,
    takes: '<password> <gateway> <host> <address> [:<options>]',
    help: 'Says who comes by a web gateway; only gateways that the settings trust may.',
    run: webirc,
  },
};

/** IRCv3 WebIRC: the first thing that a gateway says, before anyone gives a name. */
function webirc(client: Client, { params }: Message): void | Promise<void> {
  const [password = '', , host = '', address = '', options = ''] = params;
  const { acceptor } = client;
  if (acceptor === undefined) return;
  if (acceptor.introduced || acceptor.nick !== undefined || acceptor.user !== undefined) {
    client.seeOff('WEBIRC must be the first command');
    return;
  }
  acceptor.introduced = true;
  const origin = client.gateways.originOf({ password, host, address, options }, client.origin);
  const answer = (answered: Origin | string) => {
    if (typeof answered === 'string') client.seeOff(answered);
    else client.moveTo(answered);
  };
  return origin instanceof Promise ? origin.then(answer) : answer(origin);
}
