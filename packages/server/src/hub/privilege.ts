/** What an operator of the server may do; the settings say which of it. */
export type Privilege = (typeof privileges)[number];

/**
 * `kill` ends the sessions of others, `wallops` speaks to all who listen to it, `rehash` reads the settings anew, `die`
 * stops the server, `see` shows origins, secret channels and the invisible, `override` counts as the owner of every
 * channel, `hosts` gives others another host, `accounts` keeps the accounts of others, `metadata` sets those of
 * others, `channels` keeps the channels of others and closes names of channels, `vhosts` decides on vhosts.
 */
export const privileges = [
  'kill',
  'wallops',
  'rehash',
  'die',
  'see',
  'override',
  'hosts',
  'accounts',
  'vhosts',
  'metadata',
  'channels',
] as const;

/** By which name someone is an operator of the server, and what that allows. */
export interface Oper {
  readonly name: string;
  readonly privileges: readonly Privilege[];
}
