import { prefixSymbol, prefixSymbols } from '@salon/protocol';
import type { Who, WhoRow } from '../../hub/query.ts';
import type { IrcContext } from './context.ts';
import type { Agreed } from './events.ts';
import { type NumericLines, wholeLine, word } from './lines.ts';
import { cutShort } from './list.ts';

/** What stands for an address that the reader may not know (IRCv3 WHOX). */
export const unknownAddress = '255.255.255.255';

/** The answer to WHO: RPL_WHOREPLY lines, or RPL_WHOSPCRPL lines with the fields that were asked for. */
export function who(context: IrcContext, lines: NumericLines, answer: Who, agreed: Agreed): string {
  const prefixes = agreed.has('multi-prefix') ? prefixSymbols : prefixSymbol;
  const { whox, rows, mask, truncated } = answer;
  let text = '';
  if (whox === undefined) {
    const head = lines.head('RPL_WHOREPLY');
    for (const row of rows) text += plainRow(head, context.serverName, row, prefixes);
  } else {
    const head = lines.head('RPL_WHOSPCRPL');
    const wanted = fields.filter(([letter]) => whox.fields.includes(letter));
    for (const row of rows) {
      let line = head;
      for (const [, show] of wanted) line += ` ${show(row, context.serverName, whox.token, prefixes)}`;
      text += wholeLine(line);
    }
  }
  return text + cutShort(lines, 'WHO', truncated) + lines.line('RPL_ENDOFWHO', word(mask));
}

type Prefixes = (modes: string) => string;

function plainRow(head: string, server: string, row: WhoRow, prefixes: Prefixes): string {
  const { nick, user, host, real } = row.who;
  return wholeLine(
    `${head} ${row.channel ?? '*'} ${user} ${host} ${server} ${nick} ${flagsOf(row, prefixes)} :0 ${real}`,
  );
}

/** Here or gone, operator of the server, rank in the channel, bot (Modern IRC, "RPL_WHOREPLY"; IRCv3 bot-mode). */
function flagsOf({ who: { bot }, away, oper, modes }: WhoRow, prefixes: Prefixes): string {
  return `${away ? 'G' : 'H'}${oper ? '*' : ''}${prefixes(modes)}${bot ? 'B' : ''}`;
}

type Field = readonly [
  letter: string,
  show: (row: WhoRow, server: string, token: string, prefixes: Prefixes) => string,
];

/** The fields of WHOX, in the order in which they are shown. */
const fields: readonly Field[] = [
  ['t', (_row, _server, token) => token],
  ['c', ({ channel = '*' }) => channel],
  ['u', ({ who: { user } }) => user],
  ['i', ({ address = unknownAddress }) => address],
  ['h', ({ who: { host } }) => host],
  ['s', (_row, server) => server],
  ['n', ({ who: { nick } }) => nick],
  ['f', (row, _server, _token, prefixes) => flagsOf(row, prefixes)],
  // How many servers lie between: there is but this one.
  ['d', () => '0'],
  ['l', row => String(row.idleSeconds)],
  ['a', ({ who: { account = '0' } }) => account],
  // Operators of channels have no levels here.
  ['o', () => 'n/a'],
  ['r', ({ who: { real } }) => `:${real}`],
];
