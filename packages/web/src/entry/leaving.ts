import { type ChatClient, forgetKept } from '@salon/client';
import { forgetLogin, keptLogin } from '../account/kept-login.ts';
import { forgetRoom } from '../app/last-room.ts';
import { keep } from '../browser/keep.ts';
import { forgetTab } from './remembered.ts';

/** How long it may take to take the token away, in milliseconds, before one leaves all the same. */
const patience = 2_000;

/**
 * Leaves, and logs this browser out: its token is worth nothing any more, and who uses it next finds neither her rooms
 * with their keys, nor what she had begun to write.
 */
export async function leaveForGood(client: ChatClient): Promise<void> {
  const kept = keptLogin();
  forgetLogin();
  forgetTab();
  if (kept !== undefined && client.link.now.phase === 'online') {
    const removed = client.removeDevice(kept.id);
    await Promise.race([removed, new Promise(over => setTimeout(over, patience))]);
  }
  const { account, nick } = client.me;
  client.leave();
  forgetRoom();
  forgetKept(keep, nick);
  if (account !== undefined) forgetKept(keep, account);
}
