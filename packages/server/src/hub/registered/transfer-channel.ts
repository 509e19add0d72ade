import { isVerified } from '../accounts/account.ts';
import { accountOf, usersOf } from '../accounts/registry.ts';
import { type CommandSpec, refuse, type Scene } from '../commands/spec.ts';
import type { Effect } from '../effect.ts';
import { kept } from '../kept/key.ts';
import type { State } from '../state/state.ts';
import type { ChannelGiven } from './effect.ts';
import { about, keepsChannels, knownChannel, managed, type Owned, ownChannel } from './guard.ts';
import { changeRanks, membersOf } from './ranks.ts';
import { channelsOwnedBy, setRegistration } from './registry.ts';
import type { AcceptChannel, TransferChannel } from './signal.ts';

/**
 * A founder offers her channel to another account, which has to accept it: nobody is made to answer for a channel. Who
 * keeps channels hands them over at once.
 */
export const transferChannel: CommandSpec<TransferChannel> = about(ownChannel, (scene, command) => {
  const { state, channel, registration } = scene;
  const account = accountOf(state, command.account);
  if (account === undefined || !isVerified(account)) {
    return refuse(scene, { code: 'no-such-account', account: command.account });
  }
  const { name } = account;
  const { offeredTo, ...rest } = registration;
  if (name === registration.founder) {
    if (offeredTo === undefined) return refuse(scene, { code: 'channel-not-offered', channel: channel.name });
    setRegistration(state, channel, rest);
    return [kept(scene, 'channel', channel.name), managed(scene, channel.name, { what: 'kept' })];
  }
  if (keepsChannels(scene)) {
    return [
      ...handOver(scene, scene, name),
      managed(scene, channel.name, { what: 'transferred', founder: name }),
      ...tell(scene, channel.name, name, 'given'),
    ];
  }
  setRegistration(state, channel, { ...rest, offeredTo: name });
  return [
    kept(scene, 'channel', channel.name),
    managed(scene, channel.name, { what: 'offered', account: name }),
    ...tell(scene, channel.name, name, 'offered'),
  ];
});

/** A user takes a channel over that was offered to her account. */
export const acceptChannel: CommandSpec<AcceptChannel> = about(knownChannel, scene => {
  const { state, settings, channel, registration, user } = scene;
  const account = user?.identity.account;
  if (account === undefined || registration.offeredTo !== account) {
    return refuse(scene, { code: 'channel-not-offered', channel: channel.name });
  }
  const max = settings.channelsPerAccountMax;
  if (channelsOwnedBy(state, account).length >= max) {
    return refuse(scene, { code: 'too-many-channels-owned', max });
  }
  return [
    ...handOver(scene, scene, account),
    managed(scene, channel.name, { what: 'transferred', founder: account }),
  ];
});

/** Lets a channel belong to another account, and those who are in it have the ranks that follow. */
export function handOver(scene: Scene, { channel, registration }: Owned, founder: string): readonly Effect[] {
  const { offeredTo: _over, ...rest } = registration;
  const access = new Map([...registration.access].filter(([account]) => account !== founder));
  setRegistration(scene.state, channel, { ...rest, founder, access });
  const owners = (account: string, on: boolean) =>
    membersOf(channel, account).map(member => ({ member, on, letter: 'q' }));
  const changes = [...owners(registration.founder, false), ...owners(founder, true)];
  return [kept(scene, 'channel', channel.name), ...changeRanks(scene, channel, changes)];
}

/** Tells those who are logged in to an account what concerns it. */
export function tell(
  { state, at }: { readonly state: State; readonly at: number },
  channel: string,
  account: string,
  how: ChannelGiven['how'],
): readonly ChannelGiven[] {
  return usersOf(state, account).flatMap(({ sessions }) =>
    sessions.map(session => ({ type: 'channel-given', at, session, channel, how }) as const),
  );
}
