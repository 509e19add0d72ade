import type { Command } from '../signal.ts';
import { away } from './away.ts';
import { configure } from './configure.ts';
import { enter } from './enter.ts';
import { invite } from './invite.ts';
import { join } from './join.ts';
import { kick } from './kick.ts';
import { leave } from './leave.ts';
import { mode } from './mode.ts';
import { part, partAll } from './part.ts';
import { rename } from './rename.ts';
import { say } from './say.ts';
import type { CommandSpec } from './spec.ts';
import { topic } from './topic.ts';
import { userMode } from './user-mode.ts';

/** Every command that changes something, by the type of its signal. */
export const commands: { readonly [T in Command['type']]: CommandSpec<Extract<Command, { type: T }>> } = {
  away,
  configure,
  enter,
  invite,
  join,
  kick,
  leave,
  mode,
  part,
  'part-all': partAll,
  rename,
  say,
  topic,
  'user-mode': userMode,
};
