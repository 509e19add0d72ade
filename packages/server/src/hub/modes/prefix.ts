import { type ModeChange, modeLetters } from '@salon/protocol';
import { mayHaveRank } from '../registered/registration.ts';
import { mayLower } from '../state/authority.ts';
import { isAtLeast, rankAbove } from '../state/rank.ts';
import { userOf } from '../state/state.ts';
import { hasPrivilege } from '../state/user.ts';
import { type ModeOutcome, type ModeScene, rankFor } from './spec.ts';

/** Gives a member a prefix mode, such as `o`, or takes it from her. Everyone may take her own. */
export function changePrefix(scene: ModeScene, { on, letter, param = '' }: ModeChange): ModeOutcome {
  const { channel, user, authority } = scene;
  const target = userOf(scene.state, param);
  const rank = rankFor(letter);
  if (!isAtLeast(authority, rank) && target !== user) {
    return { code: 'rank-needed', channel: channel.name, rank };
  }
  if (target === undefined) return { code: 'no-such-nick', nick: param };
  const { nick } = target.identity;
  const member = channel.members.get(target.id);
  if (member === undefined) return { code: 'they-are-no-member', channel: channel.name, nick };
  if (!on && !mayLower(authority, user, member)) {
    return { code: 'rank-needed', channel: channel.name, rank: rankAbove(member) };
  }
  if (member.modes.includes(letter) === on) return 'no-change';
  const mayHave = mayHaveRank(channel, target.identity.account, letter) || hasPrivilege(user, 'override');
  if (on && !mayHave) return { code: 'access-needed', channel: channel.name, nick };
  member.modes = withMode(member.modes, letter, on);
  return { on, letter, param: nick };
}

/** A member's modes with one of them set or taken away, highest first. */
export function withMode(modes: string, letter: string, on: boolean): string {
  const wanted = on ? modes + letter : modes.replace(letter, '');
  return [...modeLetters('prefix')].filter(known => wanted.includes(known)).join('');
}
