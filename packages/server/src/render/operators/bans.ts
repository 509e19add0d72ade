import type { Ban } from '../../hub/bans/ban.ts';
import type { DefconLevel } from '../../hub/bans/defcon.ts';
import type { BanAdded, BanLifted, DefconSet } from '../../hub/bans/effect.ts';
import type { BanAnswer, BanInfo, Banned } from '../../hub/bans/query.ts';
import type { Answer } from '../../hub/query.ts';
import { counted } from '../counted.ts';
import { minute, untilWhen } from '../times.ts';

/** What becomes of the words of operators who keep others out. */
export type BanReply = BanAdded | BanLifted | DefconSet;

/** What an operator is told whose word about bans was carried out, in sentences. */
export function banReply(reply: BanReply): readonly string[] {
  switch (reply.type) {
    case 'ban-added': {
      const { ban, gone, partly = [] } = reply;
      return [
        `${ban.target} is banned ${untilWhen(ban.until)}: ${why(ban)}`,
        ...usersAs('Gone', gone),
        ...usersAs('Some sessions ended', partly),
      ];
    }
    case 'ban-lifted':
      return [`${reply.ban.target} is banned no longer.`];
    case 'defcon-set':
      return [defconSentence(reply.level)];
  }
}

/** Whether an answer is one about who is kept out. */
export function isBanAnswer(answer: Answer): answer is BanAnswer {
  return Object.hasOwn(answers, answer.type);
}

/** What is told about who is kept out, in sentences. */
export function banAnswer(answer: BanAnswer): readonly string[] {
  const say = answers[answer.type] as (answer: BanAnswer) => readonly string[];
  return say(answer);
}

const answers: {
  readonly [T in BanAnswer['type']]: (answer: Extract<BanAnswer, { type: T }>) => readonly string[];
} = {
  bans: ({ count, rows }) => [
    ...rows.map(row),
    rows.length < count
      ? `These are the first ${rows.length} of ${count} bans.`
      : `${counted(count, 'ban')} in all.`,
  ],
  'ban-info': info,
  defcon: ({ level }) => [defconSentence(level)],
};

function info({ target, rows, here, count }: BanInfo): readonly string[] {
  const users = here.map(({ who, origins }) => {
    const account = who.account === undefined ? '' : `, logged in as ${who.account}`;
    const from = [...new Set(origins.map(({ address }) => address))].join(', ');
    const devices = origins.length === 1 ? '' : `, ${counted(origins.length, 'session')}`;
    return `${who.mask}${from === '' ? '' : ` from ${from}`}${account}${devices}`;
  });
  return [
    ...(rows.length === 0 ? [`No ban has to do with ${target}.`] : rows.map(row)),
    count === 0
      ? `No one is here from there or by that name.`
      : `${counted(count, 'user')} from there or by that name:`,
    ...users,
  ];
}

function row(ban: Banned): string {
  const kind = { network: 'Address', mask: 'Mask', account: 'Account' }[ban.of];
  const spares = ban.sparesAccounts ? ', but for who is logged in' : '';
  return `${kind} ${ban.target} ${untilWhen(ban.until)}${spares}, by ${ban.by} at ${minute(ban.at)}: ${why(ban)}`;
}

function why({ reason, note }: Ban): string {
  return note === undefined ? reason : `${reason} | ${note}`;
}

const defcon: { readonly [L in DefconLevel]: string } = {
  5: 'all is as ever',
  4: 'no accounts and channels are registered',
  3: 'besides, only who is logged in may write to others in private, and nobody gets another host',
  2: 'besides, only who is logged in may come in, and join channels',
  1: 'no one comes in',
};

/** What a level means. */
export function defconSentence(level: DefconLevel): string {
  return `DEFCON ${level}: ${defcon[level]}.`;
}

function usersAs(what: string, nicks: readonly string[]): readonly string[] {
  return nicks.length === 0 ? [] : namesOf(`${what}, ${counted(nicks.length, 'user')}:`, nicks);
}

/** A sentence that goes on with names, in as many lines as they need. */
function namesOf(begin: string, names: readonly string[]): string[] {
  const lines: string[] = [];
  let line = begin;
  for (const name of names) {
    if (line.length + 1 + name.length > lineCharsMax) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? name : ` ${name}`;
  }
  return [...lines, line];
}

/** What fits into a notice, with room for who says it to whom. */
const lineCharsMax = 350;
