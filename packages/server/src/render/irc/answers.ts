import { type NumericName, prefixSymbol, prefixSymbols } from '@salon/protocol';
import type { Identity } from '../../hub/identity.ts';
import type { Answer, ModeListIs, Names, Userhost } from '../../hub/query.ts';
import { memorySentence } from '../memory.ts';
import { banAnswer, isBanAnswer } from '../operators/bans.ts';
import { isServiceAnswer, serviceAnswer } from '../services/answers.ts';
import { aboutServer } from './about.ts';
import { auditTrail } from './audit.ts';
import type { IrcContext } from './context.ts';
import type { Agreed } from './events.ts';
import { type NumericLines, seconds, word } from './lines.ts';
import { list } from './list.ts';
import { metadataIs, metadataLater, subscriptions } from './metadata.ts';
import { monitorList, monitorStatus } from './monitor.ts';
import { persistenceStatus } from './persistence.ts';
import { readMarker, readMarkerUnasked } from './read-marker.ts';
import { ircStats } from './stats.ts';
import { unknownAddress, who } from './who.ts';
import { whois, whowas } from './whois.ts';

/** The answer to a query, as lines of IRC. */
export function ircAnswer(
  context: IrcContext,
  lines: NumericLines,
  answer: Answer,
  asked: boolean,
  agreed: Agreed,
): string {
  if (isBanAnswer(answer))
    return banAnswer(answer)
      .map(sentence => lines.notice(sentence))
      .join('');
  if (isServiceAnswer(answer)) return lines.fromService(serviceAnswer(answer));
  switch (answer.type) {
    case 'names':
      return names(lines, answer, agreed);
    case 'list':
      return list(lines, answer);
    case 'who':
      return who(context, lines, answer, agreed);
    case 'whois':
      return whois(context, lines, answer, agreed);
    case 'nobody': {
      const nick = word(answer.nick);
      return lines.line('ERR_NOSUCHNICK', nick) + lines.line('RPL_ENDOFWHOIS', nick);
    }
    case 'whowas':
      return whowas(context, lines, answer);
    case 'userhost':
      return userhost(lines, answer);
    case 'ison':
      return lines.wrapped('RPL_ISON', [], answer.nicks) || lines.line('RPL_ISON', ':');
    case 'lusers': {
      const { users, invisible, operators, channels, usersMost } = answer;
      const visible = users - invisible;
      return (
        lines.line('RPL_LUSERCLIENT', `:There are ${visible} users and ${invisible} invisible on 1 servers`) +
        lines.line('RPL_LUSEROP', String(operators)) +
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
    case 'memory':
      return lines.notice(memorySentence(answer.channel, answer.memory));
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
      return modeList(lines, answer);
    case 'user-modes':
      return lines.line('RPL_UMODEIS', `+${answer.modes}`);
    case 'invites':
      return (
        answer.channels.map(channel => lines.line('RPL_INVITELIST', channel)).join('') +
        lines.line('RPL_ENDOFINVITELIST')
      );
    case 'silences':
      return (
        answer.masks.map(mask => lines.line('RPL_SILELIST', lines.nick, mask)).join('') +
        lines.line('RPL_ENDOFSILELIST')
      );
    case 'accepts':
      return lines.wrapped('RPL_ACCEPTLIST', [], answer.nicks) + lines.line('RPL_ENDOFACCEPT');
    case 'audit':
      return auditTrail(context, lines, answer);
    case 'server':
      return aboutServer[answer.topic](context, lines, agreed);
    case 'stats':
      return ircStats(context, lines, answer.letter);
    case 'monitor-list':
      return monitorList(lines, answer);
    case 'monitor-status':
      return monitorStatus(lines, answer, agreed);
    case 'persistence':
      return persistenceStatus(lines.server, answer);
    case 'read-marker':
      return asked ? readMarker(lines.server, answer) : readMarkerUnasked(lines.server, answer, agreed);
    case 'metadata':
      return metadataIs(lines, answer, agreed);
    case 'metadata-later':
      return metadataLater(lines, answer, agreed);
    case 'metadata-subscriptions':
      return subscriptions(lines, answer.keys);
    default:
      return answer satisfies never;
  }
}

/** How the entries of each list are shown, and its end. */
const listNumerics: Readonly<Record<string, readonly [entry: NumericName, end: NumericName]>> = {
  b: ['RPL_BANLIST', 'RPL_ENDOFBANLIST'],
  e: ['RPL_EXCEPTLIST', 'RPL_ENDOFEXCEPTLIST'],
  I: ['RPL_INVEXLIST', 'RPL_ENDOFINVEXLIST'],
};

function modeList(lines: NumericLines, { letter, channel, entries }: ModeListIs): string {
  const found = listNumerics[letter];
  if (found === undefined) throw new Error(`there is no numeric for list mode ${letter}`);
  const [entry, end] = found;
  return (
    entries.map(({ mask, by, at }) => lines.line(entry, channel, mask, by, seconds(at))).join('') +
    lines.line(end, channel)
  );
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

function userhost(lines: NumericLines, { of, users }: Userhost): string {
  const shown = users.map(({ who, away, oper, place = unknownAddress }) => {
    return `${who.nick}${oper ? '*' : ''}=${away ? '-' : '+'}${who.user}@${place}`;
  });
  const name = of === 'host' ? 'RPL_USERHOST' : 'RPL_USERIP';
  return lines.wrapped(name, [], shown) || lines.line(name, ':');
}
