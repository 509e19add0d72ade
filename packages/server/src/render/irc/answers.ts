import { prefixSymbol, prefixSymbols } from '@salon/protocol';
import type { Identity } from '../../hub/identity.ts';
import type { Answer, List, Names, Who, Whois, Whowas } from '../../hub/query.ts';
import type { IrcContext } from './context.ts';
import type { Agreed } from './events.ts';
import { type NumericLines, word } from './lines.ts';

/** The answer to a query, as lines of IRC. */
export function ircAnswer(
  context: IrcContext,
  lines: NumericLines,
  answer: Answer,
  asked: boolean,
  agreed: Agreed,
): string {
  switch (answer.type) {
    case 'names':
      return names(lines, answer, agreed);
    case 'list':
      return list(lines, answer);
    case 'who':
      return who(context, lines, answer, agreed);
    case 'whois':
      return whois(context, lines, answer);
    case 'nobody': {
      const nick = word(answer.nick);
      return lines.line('ERR_NOSUCHNICK', nick) + lines.line('RPL_ENDOFWHOIS', nick);
    }
    case 'whowas':
      return whowas(context, lines, answer);
    case 'userhost': {
      const users = answer.users.map(
        ({ who, away }) => `${who.nick}=${away ? '-' : '+'}${who.user}@${who.host}`,
      );
      return lines.line('RPL_USERHOST', `:${users.join(' ')}`);
    }
    case 'ison':
      return lines.wrapped('RPL_ISON', [], answer.nicks) || lines.line('RPL_ISON', ':');
    case 'lusers': {
      const { users, invisible, channels, usersMost } = answer;
      const visible = users - invisible;
      return (
        lines.line('RPL_LUSERCLIENT', `:There are ${visible} users and ${invisible} invisible on 1 servers`) +
        lines.line('RPL_LUSEROP', '0') +
        lines.line('RPL_LUSERUNKNOWN', String(context.newcomers())) +
        lines.line('RPL_LUSERCHANNELS', String(channels)) +
        lines.line('RPL_LUSERME', `:I have ${users} clients and 0 servers`) +
        lines.line(
          'RPL_LOCALUSERS',
          `${users} ${usersMost}`,
          `:Current local users ${users}, max ${usersMost}`,
        ) +
        lines.line(
          'RPL_GLOBALUSERS',
          `${users} ${usersMost}`,
          `:Current global users ${users}, max ${usersMost}`,
        )
      );
    }
    case 'topic': {
      const { channel, topic } = answer;
      if (topic === undefined) return asked ? lines.line('RPL_NOTOPIC', channel) : '';
      return (
        lines.line('RPL_TOPIC', channel, `:${topic.text}`) +
        lines.line('RPL_TOPICWHOTIME', channel, topic.by, seconds(topic.at))
      );
    }
    case 'modes':
      return (
        lines.line('RPL_CHANNELMODEIS', answer.channel, answer.modes) +
        lines.line('RPL_CREATIONTIME', answer.channel, seconds(answer.createdAt))
      );
    case 'mode-list':
      return (
        answer.entries
          .map(({ mask, by, at }) => lines.line('RPL_BANLIST', answer.channel, mask, by, seconds(at)))
          .join('') + lines.line('RPL_ENDOFBANLIST', answer.channel)
      );
    case 'user-modes':
      return lines.line('RPL_UMODEIS', `+${answer.modes}`);
    case 'invites':
      return (
        answer.channels.map(channel => lines.line('RPL_INVITELIST', channel)).join('') +
        lines.line('RPL_ENDOFINVITELIST')
      );
    default:
      return answer satisfies never;
  }
}

function names(lines: NumericLines, { channel, secret, members }: Names, agreed: Agreed): string {
  const prefixes = agreed.has('multi-prefix') ? prefixSymbols : prefixSymbol;
  const nameOf = agreed.has('userhost-in-names') ? maskOf : nickOf;
  const nicks = members.map(({ who, modes }) => (modes === '' ? nameOf(who) : prefixes(modes) + nameOf(who)));
  return (
    lines.wrapped('RPL_NAMREPLY', [secret ? '@' : '=', channel], nicks) +
    // A channel that is not there is called as the client called it.
    lines.line('RPL_ENDOFNAMES', word(channel))
  );
}

function nickOf(who: Identity): string {
  return who.nick;
}

function maskOf(who: Identity): string {
  return who.mask;
}

function list(lines: NumericLines, { channels, truncated }: List): string {
  return (
    lines.line('RPL_LISTSTART', 'Channel') +
    channels
      .map(({ name, members, topic }) => lines.line('RPL_LIST', name, String(members), `:${topic}`))
      .join('') +
    cutShort(lines, 'LIST', truncated) +
    lines.line('RPL_LISTEND')
  );
}

/** Says that not all is shown, when that is so. */
function cutShort(lines: NumericLines, verb: string, truncated: boolean): string {
  return truncated ? lines.line('ERR_TOOMANYMATCHES', verb) : '';
}

function who(context: IrcContext, lines: NumericLines, answer: Who, agreed: Agreed): string {
  const prefixes = agreed.has('multi-prefix') ? prefixSymbols : prefixSymbol;
  const rows = answer.rows.map(({ who: { nick, user, host, real }, modes, away, channel }) => {
    const flags = `${away ? 'G' : 'H'}${prefixes(modes)}`;
    const text = `:0 ${real}`;
    return lines.line('RPL_WHOREPLY', channel ?? '*', user, host, context.serverName, nick, flags, text);
  });
  return (
    rows.join('') + cutShort(lines, 'WHO', answer.truncated) + lines.line('RPL_ENDOFWHO', word(answer.mask))
  );
}

function whois(context: IrcContext, lines: NumericLines, answer: Whois): string {
  const { nick, user, host, real } = answer.who;
  const channels = answer.channels.map(({ name, modes }) => prefixSymbol(modes) + name);
  return (
    lines.line('RPL_WHOISUSER', nick, user, host, '*', `:${real}`) +
    lines.wrapped('RPL_WHOISCHANNELS', [nick], channels) +
    lines.line('RPL_WHOISSERVER', nick, context.serverName, `:${context.network}`) +
    (answer.away === undefined ? '' : lines.line('RPL_AWAY', nick, `:${answer.away}`)) +
    lines.line('RPL_WHOISIDLE', nick, String(answer.idleSeconds), seconds(answer.enteredAt)) +
    lines.line('RPL_ENDOFWHOIS', nick)
  );
}

function whowas(context: IrcContext, lines: NumericLines, answer: Whowas): string {
  const nick = word(answer.nick);
  const entries = answer.entries.map(
    ({ who, at }) =>
      lines.line('RPL_WHOWASUSER', who.nick, who.user, who.host, '*', `:${who.real}`) +
      lines.line('RPL_WHOISSERVER', who.nick, context.serverName, `:${new Date(at).toUTCString()}`),
  );
  const found = entries.length > 0 ? entries.join('') : lines.line('ERR_WASNOSUCHNICK', nick);
  return found + lines.line('RPL_ENDOFWHOWAS', nick);
}

function seconds(milliseconds: number): string {
  return String(Math.floor(milliseconds / 1000));
}
