import { fold } from './casemapping.ts';

/** Words that the server itself listens to by these nicks: nobody else may be called so. */
export const serviceNames = ['NickServ', 'ChanServ', 'HostServ'] as const;

/** The name of a service. */
export type ServiceName = (typeof serviceNames)[number];

/** The service of a nick, however it is written. */
export function serviceNamed(nick: string): ServiceName | undefined {
  return serviceNames.find(name => fold(name, 'ascii') === fold(nick, 'ascii'));
}
