import { history } from './0001-history.ts';

/**
 * How the database of the history came to be what it is, a step for each version of its format. A step that has been
 * published is never changed; what is to be otherwise is a new step.
 */
export const historyMigrations: readonly string[] = [history];
