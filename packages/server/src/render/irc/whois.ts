import { prefixSymbol, prefixSymbols } from '@salon/protocol';
import type { Identity, Origin } from '../../hub/identity.ts';
import type { Whois, Whowas } from '../../hub/query.ts';
import type { IrcContext } from './context.ts';
import type { Agreed } from './events.ts';
import { type NumericLines, seconds, word } from './lines.ts';
import { whoisMetadata } from './metadata.ts';

/** The answer to WHOIS (Modern IRC, "WHOIS message"). */
export function whois(context: IrcContext, lines: NumericLines, answer: Whois, agreed: Agreed): string {
  const prefixes = agreed.has('multi-prefix') ? prefixSymbols : prefixSymbol;
  const { nick, user, host, real, account, bot } = answer.who;
  const channels = answer.channels.map(({ name, modes }) => prefixes(modes) + name);
  const { away, oper, title, secure, idleSeconds, enteredAt } = answer;
  return [
    lines.line('RPL_WHOISUSER', nick, user, host, '*', `:${real}`),
    lines.wrapped('RPL_WHOISCHANNELS', [nick], channels),
    lines.line('RPL_WHOISSERVER', nick, context.serverName, `:${context.network}`),
    away === undefined ? '' : lines.line('RPL_AWAY', nick, `:${away}`),
    oper ? lines.line('RPL_WHOISOPERATOR', nick) : '',
    title === undefined ? '' : lines.line('RPL_WHOISSPECIAL', nick, `:${title}`),
    account === undefined ? '' : lines.line('RPL_WHOISACCOUNT', nick, account),
    bot ? lines.line('RPL_WHOISBOT', nick) : '',
    secure ? lines.line('RPL_WHOISSECURE', nick) : '',
    own(lines, answer),
    whoisMetadata(lines, answer.metadata, agreed),
    lines.line('RPL_WHOISIDLE', nick, String(idleSeconds), seconds(enteredAt)),
    lines.line('RPL_ENDOFWHOIS', nick),
  ].join('');
}

/** What only some may know. */
function own(lines: NumericLines, { who, own }: Whois): string {
  if (own === undefined) return '';
  const { nick, user } = who;
  const { origins, modes } = own;
  const places = origins.map(origin => {
    const { address, host, certfp } = origin;
    return [
      certfp === undefined
        ? ''
        : lines.line('RPL_WHOISCERTFP', nick, `:has client certificate fingerprint ${certfp}`),
      actually(lines, who, origin),
      lines.line('RPL_WHOISHOST', nick, `:is connecting from ${user}@${host} ${address}`),
    ].join('');
  });
  // From several devices at one place she is told of it once.
  const shown = [...new Set(places)].join('');
  return shown + lines.line('RPL_WHOISMODES', nick, `:is using modes +${modes}`);
}

function actually(lines: NumericLines, { nick, user }: Identity, { host, address }: Origin): string {
  return lines.line('RPL_WHOISACTUALLY', nick, `${user}@${host}`, address);
}

/** The answer to WHOWAS (Modern IRC, "WHOWAS message"). */
export function whowas(context: IrcContext, lines: NumericLines, answer: Whowas): string {
  const nick = word(answer.nick);
  const entries = answer.entries.map(
    ({ who, origin, at }) =>
      lines.line('RPL_WHOWASUSER', who.nick, who.user, who.host, '*', `:${who.real}`) +
      (origin === undefined ? '' : actually(lines, who, origin)) +
      lines.line('RPL_WHOISSERVER', who.nick, context.serverName, `:${new Date(at).toUTCString()}`),
  );
  const found = entries.length > 0 ? entries.join('') : lines.line('ERR_WASNOSUCHNICK', nick);
  return found + lines.line('RPL_ENDOFWHOWAS', nick);
}
