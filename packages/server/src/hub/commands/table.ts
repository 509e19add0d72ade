import type { Command } from '../signal.ts';
import { away } from './away.ts';
import { changeHost } from './change-host.ts';
import { configure } from './configure.ts';
import { enter } from './enter.ts';
import { invite } from './invite.ts';
import { join } from './join.ts';
import { kick } from './kick.ts';
import { knock } from './knock.ts';
import { leave } from './leave.ts';
import { logIn } from './log-in.ts';
import { mode } from './mode.ts';
import { monitor } from './monitor.ts';
import { part, partAll } from './part.ts';
import { relay } from './relay.ts';
import { rename } from './rename.ts';
import { renameChannel } from './rename-channel.ts';
import { say } from './say.ts';
import { setReal } from './set-real.ts';
import type { CommandSpec } from './spec.ts';
import { topic } from './topic.ts';
import { userMode } from './user-mode.ts';

/** Every command that changes something, by the type of its signal. */
export const commands: { readonly [T in Command['type']]: CommandSpec<Extract<Command, { type: T }>> } = {
  away,
  'change-host': changeHost,
  configure,
  enter,
  invite,
  join,
  kick,
  knock,
  leave,
  'log-in': logIn,
  mode,
  monitor,
  part,
  'part-all': partAll,
  relay,
  rename,
  'rename-channel': renameChannel,
  say,
  'set-real': setReal,
  topic,
  'user-mode': userMode,
};
