import type { Effect } from '../effect.ts';
import type { HubSettings } from '../limits.ts';
import type { Refusal } from '../refusal.ts';
import type { Command, SessionId } from '../signal.ts';
import { isOperator } from '../state/channel.ts';
import type { Channel, Member, Privilege, User } from '../state/model.ts';
import { type State, visibleChannel } from '../state/state.ts';
import { hasPrivilege } from '../state/user.ts';

/** What a command is carried out in: the state, and who sent the signal when. */
export interface Scene {
  readonly state: State;
  readonly settings: HubSettings;
  readonly at: number;
  readonly session: SessionId;
}

/** The scene of someone who has a nick. */
export interface UserScene extends Scene {
  readonly user: User;
}

/** The scene of a member in her channel. */
export interface MemberScene extends UserScene {
  readonly channel: Channel;
  readonly member: Member;
}

/**
 * A row of the command table: whom the command is for, and what it does. It validates first and changes after, and
 * returns what happened; a command that is refused returns its refusals alone and has changed nothing.
 */
export type CommandSpec<C extends Command> =
  | { readonly by: 'server'; readonly run: (state: State, command: C) => readonly Effect[] }
  | { readonly by: 'newcomer'; readonly run: (scene: Scene, command: C) => readonly Effect[] }
  | { readonly by: 'user'; readonly run: (scene: UserScene, command: C) => readonly Effect[] };

type InChannel = Extract<Command, { readonly channel: string }>;

/** A command of a channel's members, or of its operators: the guard stands here, and `run` meets only who may. */
export function byMember<C extends InChannel>(
  rank: 'member' | 'operator',
  run: (scene: MemberScene, command: C) => readonly Effect[],
): CommandSpec<C> {
  return {
    by: 'user',
    run(scene, command) {
      const channel = visibleChannel(scene.state, scene.user, command.channel);
      if (channel === undefined) {
        return refuse(scene, { code: 'no-such-channel', channel: command.channel });
      }
      const member = channel.members.get(scene.user.id);
      if (member === undefined) return refuse(scene, { code: 'not-a-member', channel: channel.name });
      if (rank === 'operator' && !isOperator(member)) {
        return refuse(scene, { code: 'operator-needed', channel: channel.name });
      }
      return run({ ...scene, channel, member }, command);
    },
  };
}

/** A command of those operators of the server who have a privilege. */
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
      return run(scene, command);
    },
  };
}

/** Says no, and nothing else. */
export function refuse(scene: Scene, refusal: Refusal): readonly Effect[] {
  return [{ type: 'refused', at: scene.at, session: scene.session, refusal }];
}
