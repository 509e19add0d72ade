import type { ChatClient } from '@salon/client';
import { forgetLogin, keptLogin } from '../account/kept-login.ts';
import { forgetTab } from './remembered.ts';

/** How long it may take to take the token away, in milliseconds, before one leaves all the same. */
const patience = 2_000;

/** Leaves, and logs this browser out: its token is worth nothing any more. */
export async function leaveForGood(client: ChatClient): Promise<void> {
  const kept = keptLogin();
  forgetLogin();
  forgetTab();
  if (kept !== undefined && client.link.now.phase === 'online') {
    const removed = client.removeDevice(kept.id);
    await Promise.race([removed, new Promise(over => setTimeout(over, patience))]);
  }
  client.leave();
}
