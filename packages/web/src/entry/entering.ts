import type { ChatClient, Entrance, EntryRefusal } from '@salon/client';
import { forgetLogin, keptLogin } from '../account/kept-login.ts';
import { lastRoom } from '../app/last-room.ts';
import { aboutDoor } from './about.ts';
import { nickOfTab, rememberedNick } from './remembered.ts';

/** What someone gave at the door. */
export interface Given {
  readonly nick: string;
  readonly login?: { readonly account: string; readonly secret: string };
  readonly password?: string;
}

/** Goes in, into the lobby and what is remembered. */
export async function enter(client: ChatClient, given: Given): Promise<void> {
  const { lobby } = await aboutDoor();
  const focus = lastRoom() ?? lobby;
  const entrance: Entrance = {
    ...given,
    rooms: lobby === '' ? [] : [lobby],
    ...(focus !== '' && { focus }),
  };
  client.enter(entrance);
}

/** Goes in without a question, where this browser is logged in or the tab was in before. Returns whether it does. */
export function comeBack(client: ChatClient): boolean {
  const kept = keptLogin();
  const nick = nickOfTab() ?? (kept === undefined ? undefined : (rememberedNick() ?? kept.account));
  if (nick === undefined) return false;
  const login = kept === undefined ? undefined : { account: kept.account, secret: kept.token };
  void enter(client, { nick, ...(login !== undefined && { login }) });
  return true;
}

/** A token that is not taken any more is of no use: from now on the password is asked for. */
export function heedRefusal(refusal: EntryRefusal): void {
  if (refusal.why === 'login-failed') forgetLogin();
}

/** Calls back once when the client is in; not when it was refused. */
export function onceIn(client: ChatClient, call: () => void): void {
  const unwatch = client.link.watch(() => {
    const { phase } = client.link.now;
    if (phase === 'online' || phase === 'refused' || phase === 'left') unwatch();
    if (phase === 'online') call();
  });
}
