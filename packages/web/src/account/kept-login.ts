import type { Keep } from '@salon/client';
import { keep } from '../browser/keep.ts';

/** With what this browser logs in by itself: a login token, never a password. */
export interface KeptLogin {
  readonly account: string;
  /** The secret of the token. */
  readonly token: string;
  /** By what the server calls the token, to be able to take it away. */
  readonly id: string;
}

const place = 'login';

/** The login that was kept, as far as it is whole; undefined for none. */
export function keptLogin(from: Keep = keep): KeptLogin | undefined {
  const text = from.get(place);
  if (text === undefined) return undefined;
  try {
    const found: unknown = JSON.parse(text);
    return isLogin(found) ? { account: found.account, token: found.token, id: found.id } : undefined;
  } catch {
    // Someone else wrote there: it is no login.
    return undefined;
  }
}

/** Keeps a login for the next visit, in place of the one before. */
export function keepLogin(login: KeptLogin, to: Keep = keep): void {
  to.set(place, JSON.stringify(login));
}

/** Keeps none any more. */
export function forgetLogin(from: Keep = keep): void {
  from.set(place, undefined);
}

function isLogin(found: unknown): found is KeptLogin {
  if (typeof found !== 'object' || found === null) return false;
  const { account, token, id } = found as Partial<Record<keyof KeptLogin, unknown>>;
  return [account, token, id].every(part => typeof part === 'string' && part !== '');
}
