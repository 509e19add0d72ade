import type { Wallops } from '../signal.ts';
import { hasMode } from '../state/user.ts';
import { byOperator } from './spec.ts';

/** An operator of the server speaks to all who listen (user mode `w`). */
export const wallops = byOperator<Wallops>('wallops', ({ state, user, at, session }, { text }) => {
  const to = [...state.users.values()]
    .filter(listener => hasMode(listener, 'w'))
    .flatMap(({ sessions }) => sessions);
  return [{ type: 'walloped', at, to, origin: session, who: user.identity, text }];
});
