import type { ServiceName } from '@salon/protocol';
import type { Patron } from '../../services/spec.ts';
import { services } from '../../services/table.ts';
import type { Client } from './verbs/spec.ts';

/** An IRC client that speaks to a service. */
export function patronOf(client: Client): Patron {
  return {
    visitor: client.visitor,
    desk: client.desk.accounts,
    nick: client.nick,
    account: client.account,
    submit: command => client.submit(command),
    ask: query => client.ask(query),
    hear: says => client.write(client.lines.fromService(says)),
    howTo: (service: ServiceName, words: string) => `/${services[service].short} ${words}`,
  };
}
