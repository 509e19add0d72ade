import { channelMode, type ModeChange, type Rank } from '@salon/protocol';
import type { Effect } from '../effect.ts';
import { memoryOf } from '../history/memory.ts';
import { type ModeScene, rankFor } from '../modes/spec.ts';
import { changeMode } from '../modes/table.ts';
import type { Refusal } from '../refusal.ts';
import type { Mode } from '../signal.ts';
import { authorityOf } from '../state/authority.ts';
import { audienceOf } from '../state/channel.ts';
import { isAtLeast } from '../state/rank.ts';
import { userOf } from '../state/state.ts';
import { byMemberOrOper, type ChannelScene } from './spec.ts';

/**
 * A member changes modes. Each change is taken or refused for itself, and those that changed nothing are not shown;
 * what was done is shown as one line. Who lacks a rank, or names what is no mode, is told so once.
 */
export const mode = byMemberOrOper<Mode>(highestRank, (scene, command) => {
  return changeModes({ ...scene, authority: authorityOf(scene.channel, scene.user) }, command.changes);
});

/** Changes modes of a channel, as who acts with an authority may. */
export function changeModes(scene: ModeScene, changes: readonly ModeChange[]): readonly Effect[] {
  const { channel, at, session } = scene;
  const refusals: Refusal[] = [];
  const done: ModeChange[] = [];
  for (const change of allowed(changes, scene.settings.modesPerLineMax)) {
    const outcome = changeMode(scene, change);
    if (outcome === 'no-change') continue;
    if (!('code' in outcome)) done.push(outcome);
    else if (!refusals.some(refusal => isSaid(refusal, outcome))) refusals.push(outcome);
  }
  const refused = refusals.map((refusal): Effect => ({ type: 'refused', at, session, refusal }));
  if (done.length === 0) return refused;
  const who = scene.user.identity;
  const to = audienceOf(channel);
  const history = memoryOf(scene.state, channel);
  return [
    ...refused,
    { type: 'modes-set', at, to, origin: session, who, channel: channel.name, changes: done, history },
  ];
}

/** What a member must be to make all the changes. Her own ranks she may always take away. */
function highestRank({ user, state }: ChannelScene, { changes }: Mode): Rank | undefined {
  const hers = (param = '') => userOf(state, param) === user;
  return changes
    .filter(({ on, letter, param }) => !(channelMode(letter)?.kind === 'prefix' && !on && hers(param)))
    .map(({ letter }) => rankFor(letter))
    .reduce<Rank | undefined>((one, other) => (isAtLeast(one, other) ? one : other), undefined);
}

/** Those that one line may ask for: of flags, which take no parameter, any number (RPL_ISUPPORT MODES). */
function allowed(changes: readonly ModeChange[], max: number): readonly ModeChange[] {
  let counted = 0;
  return changes.filter(({ letter }) => {
    if (channelMode(letter)?.kind === 'never') return true;
    counted += 1;
    return counted <= max;
  });
}

/** Whether both say the same: that a rank is missing, or that a letter is no mode. */
function isSaid(one: Refusal, other: Refusal): boolean {
  if (one.code === 'mode-unknown') return other.code === 'mode-unknown' && one.letter === other.letter;
  return one.code === 'rank-needed' && other.code === 'rank-needed' && one.channel === other.channel;
}
