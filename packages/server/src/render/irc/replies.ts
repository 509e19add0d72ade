import { channelModes, drafts, userModes } from '@salon/protocol';
import type { Answered, Entered, Reply } from '../../hub/effect.ts';
import { bannedSentence } from '../entry.ts';
import { banReply } from '../operators/bans.ts';
import { forceWords } from '../operators/forced.ts';
import { isServiceReply, serviceReply } from '../services/replies.ts';
import { isupport } from './about.ts';
import { ircAnswer } from './answers.ts';
import type { IrcContext } from './context.ts';
import type { Agreed } from './events.ts';
import { type NumericLines, wholeLine } from './lines.ts';
import { metadataCleared, metadataRow, subscribed, unsubscribed } from './metadata.ts';
import { readMarker } from './read-marker.ts';
import { ircRefusal } from './refusals.ts';
import { reportSentence } from './reports.ts';

/** What one session is told, as lines of IRC without tags. */
export function ircReply(context: IrcContext, lines: NumericLines, reply: Reply, agreed: Agreed): string {
  if (isServiceReply(reply)) return lines.fromService(serviceReply(reply));
  switch (reply.type) {
    case 'entered':
      return welcome(context, lines, reply, agreed);
    case 'dismissed':
      return closingLink(reply.who.host, reply.reason);
    case 'refused':
      return ircRefusal(lines, reply.refusal);
    case 'answered':
      return answered(context, lines, reply, agreed);
    case 'forwarded':
      return lines.line('ERR_LINKCHANNEL', reply.from, reply.channel);
    case 'knock-heard':
      return lines.line('RPL_KNOCKDLVR', reply.channel);
    case 'inviting':
      return lines.line('RPL_INVITING', reply.nick, reply.channel);
    case 'away-set':
      return lines.line(reply.message === undefined ? 'RPL_UNAWAY' : 'RPL_NOWAWAY');
    case 'they-are-away':
      return lines.line('RPL_AWAY', reply.nick, `:${reply.message}`);
    case 'opered':
      return lines.line('RPL_YOUREOPER');
    case 'oper-failed':
      return lines.line('ERR_PASSWDMISMATCH');
    case 'killed':
      return wholeLine(`:${reply.by.mask} KILL ${reply.nick} :${reply.reason}`);
    case 'rehashing':
      return lines.line('RPL_REHASHING', context.settingsName);
    case 'reported':
      return lines.notice(`*** ${reportSentence(reply.report)}`);
    case 'told':
      return lines.notice(reply.sentence);
    case 'silence-set':
      return wholeLine(`:${reply.who.mask} SILENCE ${reply.on ? '+' : '-'}${reply.mask}`);
    case 'they-were-told':
      return lines.line('RPL_TARGNOTIFY', reply.nick);
    case 'called':
      return lines.line('RPL_UMODEGMSG', reply.by.nick, `${reply.by.user}@${reply.by.host}`);
    case 'logged-in':
      return lines.line(
        'RPL_LOGGEDIN',
        reply.who.mask,
        reply.account,
        `:You are now logged in as ${reply.account}`,
      );
    case 'logged-out':
      return lines.line('RPL_LOGGEDOUT', reply.who.mask);
    case 'ban-added':
    case 'ban-lifted':
    case 'defcon-set':
      return banReply(reply)
        .map(sentence => lines.notice(sentence))
        .join('');
    case 'banished':
      return lines.line('ERR_YOUREBANNEDCREEP', `:${bannedSentence(reply)}`);
    case 'forced':
      return lines.notice(`*** ${reply.by.nick} makes you ${forceWords(reply.force)}`);
    case 'logins-ended':
    case 'account-added':
    case 'account-not-added':
    case 'account-verified':
    case 'audited':
    case 'kept':
    case 'memory-lost':
    case 'not-restored':
      // Who asked for it says so, or it is nobody's concern but the server's.
      return '';
    case 'metadata-set':
      return metadataRow(lines, reply);
    case 'metadata-cleared':
      return metadataCleared(lines, reply);
    case 'metadata-subscribed':
      return subscribed(lines, reply);
    case 'metadata-unsubscribed':
      return unsubscribed(lines, reply);
    case 'marked-read':
      return readMarker(lines.server, reply);
    case 'accept-set':
    case 'dying':
      // No numeric says so: silence means that it is done.
      return '';
    default:
      return reply satisfies never;
  }
}

/**
 * An answer, unless it is one that the client did not ask for and does not want (IRCv3 no-implicit-names), or need not
 * be told in prose, because it reads what is remembered itself (IRCv3 chathistory).
 */
function answered(context: IrcContext, lines: NumericLines, reply: Answered, agreed: Agreed): string {
  const { because, answer } = reply;
  if (because === 'joined' && answer.type === 'names' && agreed.has('no-implicit-names')) return '';
  if (because === 'joined' && answer.type === 'memory' && agreed.has(drafts.chathistory)) return '';
  return ircAnswer(context, lines, answer, because === 'asked', agreed);
}

/** The last line a client gets. */
export function closingLink(host: string, reason: string): string {
  return wholeLine(`ERROR :Closing Link: ${host} (${reason})`);
}

const lettersOf = (modes: readonly { readonly letter: string }[]) =>
  modes
    .map(({ letter }) => letter)
    .sort()
    .join('');
const lettersOfUsers = lettersOf(userModes);
const lettersOfChannels = lettersOf(channelModes);
const lettersWithParam = lettersOf(channelModes.filter(({ kind }) => kind !== 'never'));

function welcome(context: IrcContext, lines: NumericLines, { who }: Entered, agreed: Agreed): string {
  const { serverName, network, version } = context;
  return (
    lines.line('RPL_WELCOME', `:Welcome to the ${network} IRC Network ${who.mask}`) +
    lines.line('RPL_YOURHOST', `:Your host is ${serverName}, running version ${version}`) +
    lines.line('RPL_CREATED', `:This server was started ${new Date(context.startedAt).toUTCString()}`) +
    lines.line('RPL_MYINFO', serverName, version, lettersOfUsers, lettersOfChannels, lettersWithParam) +
    isupport(context, lines, agreed)
  );
}
