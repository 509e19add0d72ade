import { fold } from '@salon/protocol';

/** Stands between two accounts; no channel and no account has it in its name. */
const between = ' ';

/** Under which key the history of a channel is kept, whatever the casemapping is. */
export function channelKey(channel: string): string {
  return fold(channel, 'ascii');
}

/** Under which key the history of two accounts is kept that talk to each other; or of one that talks to herself. */
export function directKey(account: string, other: string): string {
  return [fold(account, 'ascii'), fold(other, 'ascii')].sort().join(between);
}

/** The folded accounts of a direct talk; undefined when the key is that of a channel. */
export function partiesOf(key: string): readonly [one: string, other: string] | undefined {
  const at = key.indexOf(between);
  return at < 0 ? undefined : [key.slice(0, at), key.slice(at + 1)];
}
