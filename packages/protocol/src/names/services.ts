import { fold } from './casemapping.ts';

/** Words that the server itself listens to by these nicks: nobody else may be called so. */
const serviceNames = ['NickServ', 'ChanServ', 'HostServ'] as const;

/** The name of a service. */
export type ServiceName = (typeof serviceNames)[number];

const byNick: ReadonlyMap<string, ServiceName> = new Map(
  serviceNames.map(name => [fold(name, 'ascii'), name] as const),
);

/** The service of a nick, however it is written. */
export function serviceNamed(nick: string): ServiceName | undefined {
  return byNick.get(fold(nick, 'ascii'));
}
