import type { Message } from '@salon/protocol';
import { readDuration } from '@salon/protocol';
import { type DefconLevel, defconLevels } from '../../../hub/bans/defcon.ts';
import type { BanSomeone } from '../../../hub/bans/signal.ts';
import { word } from '../../../render/irc/lines.ts';
import type { Client, Verb } from './spec.ts';

const ban = (only: BanSomeone['only'], what: string): Verb => ({
  for: 'users',
  paramsMin: 1,
  takes: `[<duration>] <${what}> [<duration>] [:<reason>[ | <note>]]`,
  help: `Keeps out of the server who comes from a place, as UBAN ADD does: ${what}.`,
  run: (client, message) => lineOf(client, message, only),
});

const unban = (what: string): Verb => ({
  for: 'users',
  paramsMin: 1,
  takes: `<${what}>`,
  help: `Lifts what ${what === 'mask' ? 'KLINE' : 'DLINE'} set.`,
  run: (client, { params: [target = ''] }) => client.submit({ type: 'unban', target }),
});

/** The verbs that keep others out of the server. Who may use them, the hub says. */
export const banVerbs: Readonly<Record<string, Verb>> = {
  DEFCON: {
    for: 'users',
    paramsMin: 0,
    takes: '[5 or 4 or 3 or 2 or 1]',
    help: 'Closes the server in steps, or shows how far it is closed; 5 is open.',
    run: defcon,
  },
  DLINE: ban('network', 'address or network'),
  KLINE: ban('mask', 'mask'),
  UBAN: {
    for: 'users',
    paramsMin: 1,
    takes:
      'ADD or DEL or LIST or INFO [<target>] [DURATION <duration>] [REQUIRE-SASL] [FORCE] [<reason>[ | <note>]]',
    help: 'Keeps addresses, networks, masks and accounts out of the server, for a time such as 1w2d, and shows who is. INFO takes a nick too.',
    run: uban,
  },
  UNDLINE: unban('address or network'),
  UNKLINE: unban('mask'),
};

function uban(client: Client, { params: [action = '', target = '', ...rest] }: Message): void {
  const wanted = action.toUpperCase();
  if (wanted === 'LIST') client.ask({ type: 'bans' });
  else if (!['ADD', 'DEL', 'REMOVE', 'RM', 'INFO'].includes(wanted)) {
    client.fail('UBAN', 'UNKNOWN_COMMAND', [word(action)], 'ADD, DEL, LIST and INFO are known');
  } else if (target === '') client.numeric('ERR_NEEDMOREPARAMS', 'UBAN');
  else if (wanted === 'INFO') client.ask({ type: 'ban-info', target });
  else if (wanted === 'ADD') add(client, target, rest);
  else client.submit({ type: 'unban', target });
}

/** Options stand before the reason, in any order, as Ergo has them. */
function add(client: Client, target: string, rest: readonly string[]): void {
  let words = rest;
  let seconds: number | undefined;
  let options: Pick<BanSomeone, 'forced' | 'sparesAccounts'> = {};
  for (;;) {
    const [option = '', given = ''] = words;
    if (option.toUpperCase() === 'DURATION') {
      const duration = readDuration(given);
      if (duration === undefined) {
        client.fail(
          'UBAN',
          'INVALID_PARAMS',
          [word(given)],
          'This is no duration; 30m, 12h, 7d and 1w2d are',
        );
        return;
      }
      seconds = duration.seconds;
      words = words.slice(2);
    } else if (option.toUpperCase() === 'FORCE') {
      options = { ...options, forced: true };
      words = words.slice(1);
    } else if (option.toUpperCase() === 'REQUIRE-SASL') {
      options = { ...options, sparesAccounts: true };
      words = words.slice(1);
    } else break;
  }
  submitBan(client, { target, ...options, ...(seconds !== undefined && { seconds }) }, words);
}

/**
 * A duration stands before the mask, in minutes where it has no unit (the way of ircd), or behind it, in seconds (the
 * way of InspIRCd).
 */
function lineOf(client: Client, { params }: Message, only: BanSomeone['only']): void {
  const [first = '', ...more] = params;
  const before = more.length > 0 ? readDuration(first, 60) : undefined;
  const [target = '', ...rest] = before === undefined ? params : more;
  const behind = before === undefined ? readDuration(rest[0] ?? '', 1) : undefined;
  const { seconds } = before ?? behind ?? { seconds: undefined };
  const words = behind === undefined ? rest : rest.slice(1);
  submitBan(
    client,
    { target, ...(only !== undefined && { only }), ...(seconds !== undefined && { seconds }) },
    words,
  );
}

/** What stands behind a bar in the reason is for operators alone. */
function submitBan(
  client: Client,
  about: Omit<BanSomeone, 'type' | 'reason' | 'note'>,
  words: readonly string[],
): void {
  const [reason = '', ...notes] = words.join(' ').split('|');
  const note = notes.join('|').trim();
  client.submit({
    type: 'ban',
    ...about,
    reason: reason.trim() || 'No reason given',
    ...(note !== '' && { note }),
  });
}

function defcon(client: Client, { params: [given] }: Message): void {
  if (given === undefined) {
    client.ask({ type: 'defcon' });
    return;
  }
  const level = defconLevels.find((known): known is DefconLevel => String(known) === given);
  if (level === undefined)
    client.fail('DEFCON', 'INVALID_PARAMS', [word(given)], 'A level is 5, 4, 3, 2 or 1');
  else client.submit({ type: 'defcon', level });
}
