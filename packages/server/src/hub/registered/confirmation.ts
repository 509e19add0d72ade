import type { Owned } from './guard.ts';

/**
 * What has to be said again before a channel is dropped, or something else is done to it. It is no secret: it only shows that the warning was read,
 * and that it was about this registration of this channel.
 */
export function confirmationOf({ channel, registration }: Owned, deed = ''): string {
  let hash = 0x811c9dc5;
  for (const character of `${channel.key} ${registration.registeredAt}${deed}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(36);
}
