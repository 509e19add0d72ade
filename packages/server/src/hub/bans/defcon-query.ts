import type { QuerySpec } from '../queries/spec.ts';
import { hasPrivilege } from '../state/user.ts';
import type { BanQuery } from './query.ts';

/** How far the server is closed, for who may close it. */
export const defcon: QuerySpec<Extract<BanQuery, { type: 'defcon' }>> = (state, asker) =>
  hasPrivilege(asker, 'defcon') ? { type: 'defcon', level: state.defcon } : { code: 'privilege-needed' };
