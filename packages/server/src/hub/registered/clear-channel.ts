import { type ModeChange, modeLetters } from '@salon/protocol';
import type { AnyoneScene, CommandSpec } from '../commands/spec.ts';
import type { Effect } from '../effect.ts';
import { kept } from '../kept/key.ts';
import type { Channel } from '../state/model.ts';
import { emptyChannel } from './empty-channel.ts';
import { about, managed, type Owned, ownChannel } from './guard.ts';
import { changeRanks, membersOf, modesByService } from './ranks.ts';
import { setRegistration } from './registry.ts';
import type { Clearable, ClearChannel } from './signal.ts';

/** Something of a channel is as it was at first: a way out when someone made a mess of it. */
export const clearChannel: CommandSpec<ClearChannel> = about(ownChannel, (scene, { what }) => {
  const done = clear[what](scene);
  const { name } = scene.channel;
  return [...done.effects, managed(scene, name, { what: 'cleared', of: what, count: done.count })];
});

interface Cleared {
  readonly effects: readonly Effect[];
  /** Of how many it was cleared. */
  readonly count: number;
}

const clear: { readonly [W in Clearable]: (scene: AnyoneScene & Owned) => Cleared } = {
  users: clearUsers,
  access: clearAccess,
  bans: scene => clearModes(scene, emptyLists(scene.channel)),
  modes: scene => clearModes(scene, plainModes(scene.channel, scene.settings.channelModesDefault)),
};

function clearUsers(scene: AnyoneScene & Owned): Cleared {
  const { channel, user } = scene;
  const reason = `Cleared by ${user?.identity.nick ?? 'the server'}`;
  const effects = emptyChannel(scene, channel, reason, user);
  return { effects, count: effects.length };
}

function clearAccess(scene: AnyoneScene & Owned): Cleared {
  const { state, channel, registration } = scene;
  const { access } = registration;
  setRegistration(state, channel, { ...registration, access: new Map() });
  const changes = [...access].flatMap(([account, letter]) =>
    membersOf(channel, account).map(member => ({ member, on: false, letter })),
  );
  return {
    effects: [kept(scene, 'channel', channel.name), ...changeRanks(scene, channel, changes)],
    count: access.size,
  };
}

function clearModes(scene: AnyoneScene & Owned, changes: readonly ModeChange[]): Cleared {
  const effects = changes.length === 0 ? [] : [modesByService(scene, scene.channel, changes)];
  return { effects, count: changes.length };
}

/** Takes all entries from all lists of a channel, and returns that as changes. */
function emptyLists(channel: Channel): readonly ModeChange[] {
  const changes = [...channel.lists].flatMap(([letter, entries]) =>
    entries.map(({ mask }) => ({ on: false, letter, param: mask })),
  );
  channel.lists.clear();
  return changes;
}

/** Gives a channel the modes that a new one has, and returns that as changes. */
function plainModes(channel: Channel, plain: string): readonly ModeChange[] {
  const { flags, password, membersMax, forward, slowSeconds } = channel;
  const was = [...flags].filter(letter => !plain.includes(letter));
  const comes = [...plain].filter(letter => !flags.includes(letter));
  channel.flags = [...modeLetters('never')].filter(letter => plain.includes(letter)).join('');
  channel.password = undefined;
  channel.membersMax = undefined;
  channel.forward = undefined;
  channel.slowSeconds = undefined;
  channel.spoken.clear();
  return [
    ...comes.map(letter => ({ on: true, letter })),
    ...was.map(letter => ({ on: false, letter })),
    ...(forward === undefined ? [] : [{ on: false, letter: 'f' }]),
    ...(membersMax === undefined ? [] : [{ on: false, letter: 'l' }]),
    ...(slowSeconds === undefined ? [] : [{ on: false, letter: 'W' }]),
    ...(password === undefined ? [] : [{ on: false, letter: 'k', param: password }]),
  ];
}
