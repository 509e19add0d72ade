import { endSome } from '../commands/leave.ts';
import { type CommandSpec, refuse } from '../commands/spec.ts';
import { managedAccount } from './manage.ts';
import { usersOf } from './registry.ts';
import type { EndLogins } from './signal.ts';

/** The sessions that logged in by login tokens of an account are ended, since these count no more. Others stay. */
export const endLogins: CommandSpec<EndLogins> = {
  by: 'anyone',
  run(scene, command) {
    const account = managedAccount(scene, command);
    if ('code' in account) return refuse(scene, account);
    const { state, at, session } = scene;
    const { tokens } = command;
    const { name, credential } = account;
    const endings = usersOf(state, name).flatMap(user => {
      const ending = user.devices.filter(({ token }) => token && tokens.includes(token.id));
      return ending.length === 0 ? [] : [{ user, sessions: ending.map(({ session }) => session) }];
    });
    return [
      { type: 'logins-ended', at, session, credential, tokens },
      ...endSome(scene, endings, 'Logged out'),
    ];
  },
};
