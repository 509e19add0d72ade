import { confirmationOfText } from '../confirmation.ts';
import type { Owned } from './guard.ts';

/** What has to be said again before a channel is dropped, or something else is done to this registration of it. */
export function confirmationOf({ channel, registration }: Owned, deed = ''): string {
  return confirmationOfText(`${channel.key} ${registration.registeredAt}${deed}`);
}
