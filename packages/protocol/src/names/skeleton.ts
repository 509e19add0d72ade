import { type Casemapping, fold } from './casemapping.ts';

/**
 * What a nick looks like: nicks that people take for one another have the same skeleton (UTS #39, "Confusable
 * Detection", as far as the letters of nicks go). It is made of the nick as it is shown, since `I` looks like `l` and
 * `i` does not.
 */
export function skeletonOf(nick: string, mapping: Casemapping): string {
  return fold(nick.replaceAll('I', 'l'), mapping)
    .replace(/[1|]/g, 'l')
    .replaceAll('0', 'o')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}

/** What a nick looks like as it is shown, and in lower case: whose it is may write it so too. */
export function skeletonsOf(nick: string, mapping: Casemapping): readonly string[] {
  const [shown, folded] = [skeletonOf(nick, mapping), skeletonOf(fold(nick, mapping), mapping)];
  return shown === folded ? [shown] : [shown, folded];
}
