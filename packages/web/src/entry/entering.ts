import type { ChatClient, Entrance, EntryRefusal } from '@salon/client';
import { keep } from '../browser/keep.ts';
import { aboutDoor } from './about.ts';
import { forgetLogin, nickOfTab, rememberedLogin, rememberedNick, rememberLogin } from './remembered.ts';

/** The key of the room that was looked at last, kept over visits. */
export const lastRoomKey = 'room';

/** What someone gave at the door. */
export interface Given {
  readonly nick: string;
  readonly login?: { readonly account: string; readonly secret: string };
  readonly password?: string;
}

/** Goes in, into the lobby and what is remembered. */
export async function enter(client: ChatClient, given: Given): Promise<void> {
  const { lobby } = await aboutDoor();
  const focus = keep.get(lastRoomKey) ?? lobby;
  const entrance: Entrance = {
    ...given,
    rooms: lobby === '' ? [] : [lobby],
    ...(focus !== '' && { focus }),
  };
  client.enter(entrance);
}

/** Goes in without a question, where this browser is logged in or the tab was in before. Returns whether it does. */
export function comeBack(client: ChatClient): boolean {
  const login = rememberedLogin();
  const nick = nickOfTab() ?? (login === undefined ? undefined : (rememberedNick() ?? login.account));
  if (nick === undefined) return false;
  void enter(client, { nick, ...(login !== undefined && { login }) });
  return true;
}

/** A token that is not taken any more is of no use: the next time the password is asked for. */
export function heedRefusal(refusal: EntryRefusal): void {
  if (refusal.why === 'login-failed') forgetLogin();
}

/** Makes a token by which this browser logs in from now on. Returns whether that went well. */
export async function stayLoggedIn(client: ChatClient, account: string, device: string): Promise<boolean> {
  const outcome = await client.addDevice(device);
  if (outcome.ok) rememberLogin({ account, ...outcome.value });
  return outcome.ok;
}
