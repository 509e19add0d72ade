import type { Codes } from './codes.ts';
import type { Correspondence } from './correspondence.ts';
import type { Logins } from './logins.ts';
import type { CodeOutcome } from './outcomes.ts';
import type { DeskParts, Visitor } from './parts.ts';
import type { Post } from './post.ts';
import type { Secrets } from './secrets/secrets.ts';
import type { Throttle } from './throttle.ts';

/** What the parts of the desk share. */
export interface DeskTools {
  readonly parts: DeskParts;
  readonly secrets: Secrets;
  readonly throttle: Throttle;
  readonly codes: Codes;
  readonly post: Post;
  readonly logins: Logins;
  readonly hub: Correspondence;
}

/** Counts a wrong code as a wrong password is counted. */
export function wrongCode(
  logins: Logins,
  who: Visitor,
  name: string,
): Extract<CodeOutcome, { is: 'wrong-code' }> {
  logins.wrong(who, name);
  return { is: 'wrong-code' };
}
