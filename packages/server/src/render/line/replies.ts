import { prefixSymbol } from '@salon/protocol';
import type { Reply } from '../../hub/effect.ts';
import type { Answer, Names, Present, Whois } from '../../hub/query.ts';
import { counted } from '../counted.ts';
import { bannedSentence } from '../entry.ts';
import { memorySentence } from '../memory.ts';
import { isBanAnswer } from '../operators/bans.ts';
import { forceWords } from '../operators/forced.ts';
import { isServiceAnswer, serviceAnswer } from '../services/answers.ts';
import { isServiceReply, serviceReply } from '../services/replies.ts';
import { duration } from '../times.ts';
import { lineRefusal } from './refusals.ts';
import { notice, plain } from './text.ts';

/** What the sentences of a line door need to know. */
export interface LineContext {
  readonly limits: { readonly nickCharsMax: number };
}

/** What one session is told, as lines of prose without their ends. */
export function lineReply(context: LineContext, reply: Reply): readonly string[] {
  if (isServiceReply(reply)) return serviceReply(reply).sentences.map(sentence => notice(plain(sentence)));
  switch (reply.type) {
    case 'entered':
      // Everyone is shown that she came, and she with them: the event says it.
      return [];
    case 'dismissed':
      return [notice(`Bye ${reply.who.nick} !`)];
    case 'refused':
      return [notice(lineRefusal(reply.refusal, context.limits))];
    case 'answered':
      return lineAnswer(context, reply.answer, reply.because === 'asked').map(notice);
    case 'forwarded':
      return [notice(`${reply.from} is not open to you. You are sent to ${reply.channel}.`)];
    case 'knock-heard':
      return [notice(`You knocked at ${reply.channel}.`)];
    case 'inviting':
      return [notice(`${reply.nick} is invited to ${reply.channel}.`)];
    case 'away-set':
      return [
        notice(reply.message === undefined ? 'You are back.' : `You are away: ${plain(reply.message)}`),
      ];
    case 'they-are-away':
      return [notice(`${reply.nick} is away: ${plain(reply.message)}`)];
    case 'killed':
      return [notice(`${reply.by.nick} ends this: ${plain(reply.reason)}`)];
    case 'told':
      return [notice(plain(reply.sentence))];
    case 'they-were-told':
      return [notice(`${reply.nick} was told that you wrote.`)];
    case 'logged-in':
      return [notice(`You are logged in as ${plain(reply.account)}.`)];
    case 'logged-out':
      return [notice('You are logged out.')];
    case 'forced':
      return [notice(`${reply.by.nick} makes you ${plain(forceWords(reply.force))}.`)];
    case 'banished':
      return [notice(plain(`${bannedSentence(reply)}.`))];
    case 'logins-ended':
    case 'account-added':
    case 'account-not-added':
    case 'account-verified':
      // NickServ says so when the desk has heard of it.
      return [];
    case 'audited':
    case 'ban-added':
    case 'ban-lifted':
    case 'defcon-set':
    case 'kept':
    case 'memory-lost':
    case 'not-restored':
    case 'opered':
    case 'oper-failed':
    case 'rehashing':
    case 'dying':
    case 'reported':
    case 'silence-set':
    case 'accept-set':
    case 'called':
    case 'metadata-set':
    case 'metadata-cleared':
    case 'metadata-subscribed':
    case 'metadata-unsubscribed':
    case 'marked-read':
      // No word of the line door leads to these, or they are the server's own concern.
      return [];
    default:
      return reply satisfies never;
  }
}

function lineAnswer({ limits }: LineContext, answer: Answer, asked: boolean): readonly string[] {
  // No word of the line door asks for these.
  if (isBanAnswer(answer)) return [];
  if (isServiceAnswer(answer)) return serviceAnswer(answer).sentences.map(plain);
  switch (answer.type) {
    case 'names':
      // Who comes in is not shown a list that she did not ask for.
      return asked ? [names(answer)] : [];
    case 'list':
      return [
        ...answer.channels.map(
          ({ name, members, topic }) => `${name} (${members})${topic && `: ${plain(topic)}`}`,
        ),
        answer.truncated
          ? `These are the first ${answer.channels.length} rooms of more. /join one of them, or a new one.`
          : `${counted(answer.channels.length, 'room')}. /join one of them, or a new one.`,
      ];
    case 'topic': {
      const { channel, topic } = answer;
      if (topic !== undefined) return [`The topic of ${channel} is: ${plain(topic.text)}`];
      return asked ? [`${channel} has no topic.`] : [];
    }
    case 'persistence':
    case 'read-marker':
      // Those who come in are shown nothing of it.
      return [];
    case 'memory':
      return [memorySentence(answer.channel, answer.memory)];
    case 'whois':
      return whois(answer);
    case 'nobody':
      return [lineRefusal({ code: 'no-such-nick', nick: answer.nick }, limits)];
    case 'who':
    case 'whowas':
    case 'userhost':
    case 'ison':
    case 'lusers':
    case 'modes':
    case 'mode-list':
    case 'user-modes':
    case 'invites':
    case 'silences':
    case 'accepts':
    case 'stats':
    case 'audit':
    case 'server':
    case 'monitor-list':
    case 'monitor-status':
    case 'metadata':
    case 'metadata-later':
    case 'metadata-subscriptions':
      throw new Error(`no word of the line door asks for ${answer.type}`);
    default:
      return answer satisfies never;
  }
}

function whois({ who, channels, away, idleSeconds, oper, title, metadata }: Whois): string[] {
  const displayName = metadata.find(({ key }) => key === 'display-name')?.value;
  const rooms = channels.map(({ name }) => name).join(', ');
  return [
    `${who.nick} is ${plain(who.real) || who.nick}${rooms && `, in ${rooms}`}, silent for ${duration(idleSeconds)}.`,
    ...(away === undefined ? [] : [`${who.nick} is away: ${plain(away)}`]),
    ...(displayName === undefined ? [] : [`${who.nick} is shown as ${plain(displayName)}.`]),
    ...(oper ? [`${who.nick} is an operator of the server${title === undefined ? '' : `: ${title}`}.`] : []),
    ...(who.account === undefined ? [] : [`${who.nick} is logged in as ${plain(who.account)}.`]),
    ...(who.bot ? [`${who.nick} is a program.`] : []),
  ];
}

function names({ channel, members }: Names): string {
  // A room that is not there and one that is hidden look the same.
  if (members.length === 0) return `There is no one to be seen in ${plain(channel)}.`;
  return `${members.length} in ${channel}: ${list(members)}`;
}

function list(members: readonly Present[]): string {
  return members
    .map(({ who, modes, away }) => `${prefixSymbol(modes)}${who.nick}${away ? ' (away)' : ''}`)
    .join(', ');
}
