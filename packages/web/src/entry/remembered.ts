import { keep, keepOfTab } from '../browser/keep.ts';

/** By what this browser stays logged in: a login token of the account. */
export interface RememberedLogin {
  readonly account: string;
  readonly secret: string;
  /** By which the token can be taken away. */
  readonly id?: string;
}

/** The pseudo with which someone came in from here last; undefined when nobody did. */
export function rememberedNick(): string | undefined {
  return keep.get('nick');
}

/** Came in: the next time the pseudo is there already, and this tab comes in by itself when it is loaded again. */
export function rememberNick(nick: string): void {
  keep.set('nick', nick);
  keepOfTab.set('nick', nick);
}

/** The pseudo with which this tab was in before it was loaded again; undefined when it was not, or left. */
export function nickOfTab(): string | undefined {
  return keepOfTab.get('nick');
}

/** Left: the tab does not come in by itself any more. */
export function forgetTab(): void {
  keepOfTab.set('nick', undefined);
}

/** The token by which this browser logs in; undefined when it has none. */
export function rememberedLogin(): RememberedLogin | undefined {
  const text = keep.get('login');
  if (text === undefined) return undefined;
  try {
    const found: unknown = JSON.parse(text);
    return isLogin(found) ? found : undefined;
  } catch {
    // Someone else wrote there: nobody is logged in.
    return undefined;
  }
}

/** Stays logged in by a token, over visits. */
export function rememberLogin(login: RememberedLogin): void {
  keep.set('login', JSON.stringify(login));
}

/** Logs in by itself no more. */
export function forgetLogin(): void {
  keep.set('login', undefined);
}

function isLogin(value: unknown): value is RememberedLogin {
  if (typeof value !== 'object' || value === null) return false;
  const { account, secret, id } = value as Record<string, unknown>;
  return (
    typeof account === 'string' && typeof secret === 'string' && (id === undefined || typeof id === 'string')
  );
}
