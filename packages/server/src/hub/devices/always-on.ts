import { clipText } from '@salon/protocol';
import { suspensionOf } from '../accounts/account.ts';
import { accountOf, ownerOf } from '../accounts/registry.ts';
import { sendAway } from '../commands/put-out.ts';
import type { Scene } from '../commands/spec.ts';
import type { Effect } from '../effect.ts';
import type { HubSettings } from '../limits.ts';
import type { User } from '../state/model.ts';
import { type State, setOper, settingsOf, setUserModes } from '../state/state.ts';
import { sharesNick } from './share.ts';

/**
 * Whether a user stays when her last session ends: she is logged in to an account whose owner wants so, under a nick of
 * hers, so that she can come back to it.
 */
export function staysOn(state: State, { identity }: User): boolean {
  if (identity.account === undefined) return false;
  const account = accountOf(state, identity.account);
  if (account === undefined || suspensionOf(account, state.now) !== undefined) return false;
  const settings = settingsOf(state);
  if (!wantsToStay(settings, account.alwaysOn) || !sharesNick(settings, account)) return false;
  return ownerOf(state, identity.nick) === account;
}

function wantsToStay({ alwaysOn }: HubSettings, said: boolean | undefined): boolean {
  if (alwaysOn === 'off') return false;
  return alwaysOn === 'on' ? said !== false : said === true;
}

/** Lets a user be here without a session from now on. She is no operator of the server: nobody is behind her. */
export function leaveAlone(state: State, user: User): void {
  user.aloneSince = state.now;
  if (user.oper === undefined) return;
  setOper(state, user, undefined);
  setUserModes(state, user, user.modes.replace(/[os]/g, ''));
}

/** Ends those who are here without a session and are not to be any more, or were for too long. */
export function endAlone(scene: Scene): readonly Effect[] {
  const { state, at, settings } = scene;
  const msMax = settings.alwaysOnDays === 0 ? Number.POSITIVE_INFINITY : settings.alwaysOnDays * dayMs;
  const alone = [...state.users.values()].filter(({ sessions }) => sessions.length === 0);
  const over = alone.filter(user => !staysOn(state, user) || at - (user.aloneSince ?? at) > msMax);
  return over.length === 0 ? [] : sendAway(scene, over, noDevice);
}

/** With what words someone is away who has no session: with her own, if she was away before. */
export function awayAlone(state: State, away: string | undefined): string {
  return away ?? clipText(noDevice, settingsOf(state).awayBytesMax);
}

/** Why someone is away, and is gone in the end, who has no session. */
export const noDevice = 'No device is here';

const dayMs = 86_400_000;
