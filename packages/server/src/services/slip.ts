import type { ServiceSays } from '../render/services/says.ts';
import type { Patron } from './spec.ts';

/**
 * Whether words for NickServ with a password in them are about to be said to people, as happens by a space in front of
 * the slash, or by none at all.
 */
export function isSlip(text: string): boolean {
  // Speech comes here, so what cannot be one is sorted out by a look at how it begins.
  return /^[\s./]*(?:n|msg|query|quote|id|login|register)/i.test(text) && slip.test(text);
}

const secretWords = '(?:identify|id|login|register|resetpass|set\\s+password|password|passwd)';
const slip = new RegExp(
  `^(?:\\s*[./]?(?:(?:msg|query|quote)\\s+)?(?:ns|nickserv)\\s+${secretWords}|\\s+/(?:identify|login|register))\\s+\\S`,
  'i',
);

/** What whoever slipped is told. */
export function slipSays(patron: Patron): ServiceSays {
  const hint = `${patron.howTo('NickServ', 'HELP')} shows how to tell NickServ alone.`;
  return { from: 'NickServ', sentences: [`That looks like a password, and was said to nobody. ${hint}`] };
}
