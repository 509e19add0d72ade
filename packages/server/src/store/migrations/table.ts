import { records } from './0001-records.ts';
import { credentials } from './0002-credentials.ts';
import { push } from './0003-push.ts';
import { loginTokens } from './0004-login-tokens.ts';
import { files } from './0005-files.ts';

/**
 * How the database came to be what it is, a step for each version of its format: the first makes version 1 of nothing.
 * A step that has been published is never changed; what is to be otherwise is a new step.
 */
export const migrations: readonly string[] = [records, credentials, push, loginTokens, files];
