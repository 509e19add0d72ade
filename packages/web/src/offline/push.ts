import type { ChatClient, Outcome } from '@salon/client';
import { sameKey } from './push-key.ts';

/** Whether this device is sent messages while no page is there. */
export type PushState = 'on' | 'off' | 'needs-account' | 'unavailable';

/** How it is with this device now. */
export async function pushState(client: ChatClient): Promise<PushState> {
  const manager = await pushManager();
  if (manager === undefined || client.facts.vapid === undefined) return 'unavailable';
  if (client.me.account === undefined) return 'needs-account';
  return (await manager.getSubscription()) === null ? 'off' : 'on';
}

/** Lets the server push to this device. The browser must have the permission to notify. */
export async function turnPushOn(client: ChatClient): Promise<Outcome> {
  const manager = await pushManager();
  const key = client.facts.vapid;
  if (manager === undefined || key === undefined)
    return { ok: false, code: 'UNAVAILABLE', text: 'This browser or this server has no push messages' };
  try {
    const subscription = await subscribed(manager, key);
    const outcome = await registered(client, subscription);
    if (!outcome.ok) await subscription.unsubscribe();
    return outcome;
  } catch (error) {
    // The push service of the browser is away, or the user forbade it just now.
    return { ok: false, code: 'PUSH_SERVICE', text: error instanceof Error ? error.message : String(error) };
  }
}

/** Ends it, at the server and in the browser. */
export async function turnPushOff(client: ChatClient): Promise<void> {
  const subscription = await (await pushManager())?.getSubscription();
  if (subscription === undefined || subscription === null) return;
  const told = client.link.now.phase === 'online' ? client.unregisterPush(subscription.endpoint) : undefined;
  await Promise.all([told, subscription.unsubscribe()]);
}

/** Servers forget devices that are not heard of: says that this one is still there. */
export async function renewPush(client: ChatClient): Promise<void> {
  if ((await pushState(client)) === 'on') await turnPushOn(client);
}

/** A subscription for the key of this server; one for another key is of no use. */
async function subscribed(manager: PushManager, key: string): Promise<PushSubscription> {
  const before = await manager.getSubscription();
  if (before !== null && sameKey(before.options.applicationServerKey, key)) return before;
  await before?.unsubscribe();
  return await manager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

async function registered(client: ChatClient, subscription: PushSubscription): Promise<Outcome> {
  const { p256dh = '', auth = '' } = subscription.toJSON().keys ?? {};
  return await client.registerPush(subscription.endpoint, { p256dh, auth });
}

async function pushManager(): Promise<PushManager | undefined> {
  const registration = await navigator.serviceWorker?.getRegistration();
  return registration?.active ? registration.pushManager : undefined;
}
