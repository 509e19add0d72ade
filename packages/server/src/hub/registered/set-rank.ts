import { type AnyoneScene, type CommandSpec, refuse } from '../commands/spec.ts';
import type { Refusal } from '../refusal.ts';
import { mayLower } from '../state/authority.ts';
import type { Member } from '../state/model.ts';
import { isAtLeast } from '../state/rank.ts';
import { userOf } from '../state/state.ts';
import { about, authorityByAccess, keepsChannels, knownChannel, managed, type Owned } from './guard.ts';
import { changeRanks } from './ranks.ts';
import { accessOf, mayHaveRank } from './registration.ts';
import type { SetRank } from './signal.ts';

/**
 * Someone who has access takes the rank that is hers, or makes another member operator; or takes all ranks from
 * herself or from another one whom she may throw out. It goes by access, so that it helps when all ranks are gone.
 */
export const setRank: CommandSpec<SetRank> = about(knownChannel, (scene, { nick, on }) => {
  const { state, channel, user } = scene;
  const target = nick === undefined ? user : userOf(state, nick);
  if (target === undefined) return refuse(scene, { code: 'no-such-nick', nick: nick ?? '' });
  const isHerself = target === user;
  if (!isHerself && !isAtLeast(authorityByAccess(scene, channel), 'operator')) {
    return refuse(scene, { code: 'access-too-low', channel: channel.name });
  }
  const member = channel.members.get(target.id);
  if (member === undefined) {
    return refuse(
      scene,
      isHerself
        ? { code: 'not-a-member', channel: channel.name }
        : { code: 'they-are-no-member', channel: channel.name, nick: target.identity.nick },
    );
  }
  const letters = on ? lettersToGive(scene, member) : lettersToTake(scene, member);
  if (typeof letters !== 'string') return refuse(scene, letters);
  const wanted = [...letters].map(letter => ({ member, on, letter }));
  const shown = changeRanks(scene, channel, wanted);
  if (shown.length === 0) {
    return refuse(scene, { code: 'rank-unchanged', channel: channel.name, nick: target.identity.nick });
  }
  return [...shown, managed(scene, channel.name, { what: 'rank', nick: target.identity.nick, on })];
});

function lettersToGive(scene: AnyoneScene & Owned, member: Member): string | Refusal {
  const { channel, user } = scene;
  const { account, nick } = member.user.identity;
  const own = accessOf(channel, account);
  if (member.user === user && own !== undefined) return own;
  // Who keeps channels has no need of access for this.
  if (keepsChannels(scene)) return 'o';
  if (member.user === user) return { code: 'access-too-low', channel: channel.name };
  return mayHaveRank(channel, account, 'o') ? 'o' : { code: 'access-needed', channel: channel.name, nick };
}

function lettersToTake(scene: AnyoneScene & Owned, member: Member): string | Refusal {
  const { channel, user } = scene;
  const authority = authorityByAccess(scene, channel);
  const mayTake = user === undefined || mayLower(authority, user, member);
  return mayTake ? member.modes : { code: 'access-too-low', channel: channel.name };
}
