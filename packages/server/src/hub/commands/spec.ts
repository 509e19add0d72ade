import type { Rank } from '@salon/protocol';
import { withAudit } from '../audit.ts';
import type { Effect } from '../effect.ts';
import type { HubSettings } from '../limits.ts';
import type { Privilege } from '../privilege.ts';
import type { Refusal } from '../refusal.ts';
import { type SessionId, serverSession } from '../session.ts';
import type { Command } from '../signal.ts';
import type { Channel, Member, User } from '../state/model.ts';
import { ranksAtLeast } from '../state/rank.ts';
import { channelOf, type State, visibleChannel } from '../state/state.ts';
import { hasPrivilege } from '../state/user.ts';

/** What a command is carried out in: the state, and who sent the signal when. */
export interface Scene {
  readonly state: State;
  readonly settings: HubSettings;
  readonly at: number;
  readonly session: SessionId;
}

/** The scene of a user, of a newcomer, or of the command line, which has no session. */
export interface AnyoneScene extends Scene {
  readonly user: User | undefined;
}

/** The scene of someone who has a nick. */
export interface UserScene extends Scene {
  readonly user: User;
}

/** The scene of someone in a channel, who is a member unless she is an operator of the server. */
export interface ChannelScene extends UserScene {
  readonly channel: Channel;
}

/** The scene of a member in her channel. */
export interface MemberScene extends ChannelScene {
  readonly member: Member;
}

/**
 * A row of the command table: whom the command is for, and what it does. It validates first and changes after, and
 * returns what happened; a command that is refused returns its refusals alone and has changed nothing.
 */
export type CommandSpec<C extends Command> =
  | { readonly by: 'server'; readonly run: (state: State, command: C) => readonly Effect[] }
  | { readonly by: 'anyone'; readonly run: (scene: AnyoneScene, command: C) => readonly Effect[] }
  | { readonly by: 'newcomer'; readonly run: (scene: Scene, command: C) => readonly Effect[] }
  | { readonly by: 'user'; readonly run: (scene: UserScene, command: C) => readonly Effect[] };

type InChannel = Extract<Command, { readonly channel: string }>;

/** A command of a channel's members: the guard stands here, and `run` meets only who is one. */
export function byMember<C extends InChannel>(
  run: (scene: MemberScene, command: C) => readonly Effect[],
): CommandSpec<C> {
  return {
    by: 'user',
    run(scene, command) {
      const inside = asMember(scene, command.channel);
      return 'code' in inside ? refuse(scene, inside) : run(inside, command);
    },
  };
}

/**
 * A command of a channel's members and of those operators of the server who count as owners of every channel. `rank` is
 * what a member would have to be for it: what only the operator may do is noted in the audit log.
 */
export function byMemberOrOper<C extends InChannel>(
  rank: (scene: ChannelScene, command: C) => Rank | 'none' | undefined,
  run: (scene: ChannelScene, command: C) => readonly Effect[],
): CommandSpec<C> {
  return {
    by: 'user',
    run(scene, command) {
      const channel = hasPrivilege(scene.user, 'override')
        ? channelOf(scene.state, command.channel)
        : undefined;
      const inside = channel === undefined ? asMember(scene, command.channel) : { ...scene, channel };
      if ('code' in inside) return refuse(scene, inside);
      if (channel === undefined || isWithin(inside, rank(inside, command))) return run(inside, command);
      return withAudit(scene, command, run(inside, command));
    },
  };
}

/** Whether a member could do herself what takes a rank; `none` is one that nobody has. */
function isWithin({ channel, user }: ChannelScene, rank: Rank | 'none' | undefined): boolean {
  const member = channel.members.get(user.id);
  if (member === undefined || rank === 'none') return false;
  return rank === undefined || ranksAtLeast(member, rank);
}

/** A command of those operators of the server who have a privilege. It is noted in the audit log. */
export function byOperator<C extends Command>(
  privilege: Privilege,
  run: (scene: UserScene, command: C) => readonly Effect[],
): CommandSpec<C> {
  return {
    by: 'user',
    run(scene, command) {
      if (!hasPrivilege(scene.user, privilege)) {
        return refuse(scene, { code: 'privilege-needed' });
      }
      return withAudit(scene, command, run(scene, command));
    },
  };
}

/** As `byOperator`, and the command line may do it too: it notes what it does itself. */
export function byOperatorOrServer<C extends Command>(
  privilege: Privilege,
  run: (scene: AnyoneScene, command: C) => readonly Effect[],
): CommandSpec<C> {
  return {
    by: 'anyone',
    run(scene, command) {
      const { session, user } = scene;
      if (session === serverSession) return run(scene, command);
      if (user === undefined || !hasPrivilege(user, privilege)) {
        return refuse(scene, { code: 'privilege-needed' });
      }
      return withAudit({ ...scene, user }, command, run(scene, command));
    },
  };
}

function asMember(scene: UserScene, name: string): MemberScene | Refusal {
  const channel = visibleChannel(scene.state, scene.user, name);
  if (channel === undefined) return { code: 'no-such-channel', channel: name };
  const member = channel.members.get(scene.user.id);
  if (member === undefined) return { code: 'not-a-member', channel: channel.name };
  return { ...scene, channel, member };
}

/** Says no, and nothing else. */
export function refuse(scene: Scene, refusal: Refusal): readonly Effect[] {
  return [{ type: 'refused', at: scene.at, session: scene.session, refusal }];
}
