import type { ChatClient, Device } from '@salon/client';
import { leaveForGood } from '../entry/leaving.ts';
import { turnPushOff } from '../offline/push.ts';
import { deviceName } from './device-name.ts';
import { forgetLogin, keepLogin, keptLogin } from './kept-login.ts';

/**
 * Has this browser log in by itself the next time: makes a login token for it, unless it has one of this account.
 * False when the server makes none; then one logs in by the password again.
 */
export async function keepThisDevice(client: ChatClient, account: string): Promise<boolean> {
  const kept = keptLogin();
  if (kept !== undefined && client.facts.sameName(kept.account, account)) return true;
  const made = await client.addDevice(deviceName(navigator.userAgent, navigator.maxTouchPoints));
  if (!made.ok) return false;
  keepLogin({ account, token: made.value.secret, id: made.value.id });
  return true;
}

/** Keeps a new token when the one that was kept is not among those that still count. */
export async function renewThisDevice(client: ChatClient, account: string): Promise<void> {
  const kept = keptLogin();
  if (kept === undefined) return;
  const devices = await client.devices();
  if (!devices.ok || devices.value.some(device => device.id === kept.id)) return;
  forgetLogin();
  await keepThisDevice(client, account);
}

/** Whether a token is that of this browser, though one may have come by the password this time. */
export function isThisDevice(device: Device): boolean {
  return device.here || device.id === keptLogin()?.id;
}

/** Logs this browser out and leaves: nothing is pushed to it any more, and its token is worth nothing. */
export async function logOutHere(client: ChatClient): Promise<void> {
  await turnPushOff(client);
  await leaveForGood(client);
}
