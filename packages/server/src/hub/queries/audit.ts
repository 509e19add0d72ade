import type { Query } from '../query.ts';
import { hasPrivilege } from '../state/user.ts';
import type { QuerySpec } from './spec.ts';

/** Whether the asker may see what operators did. */
export const audit: QuerySpec<Extract<Query, { type: 'audit' }>> = (_state, asker, { count, word }) =>
  hasPrivilege(asker, 'audit') ? { type: 'audit', count, word } : { code: 'privilege-needed' };
