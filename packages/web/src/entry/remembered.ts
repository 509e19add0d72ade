import { keep, keepOfTab } from '../browser/keep.ts';

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
