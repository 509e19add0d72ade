import type { Casemapping } from '../names/casemapping.ts';
import { hostCharsMax } from '../names/host.ts';
import { modeLetters } from './channel-modes.ts';
import { accountExtbans, extbans } from './extbans.ts';
import { statusPrefixes } from './status-targets.ts';

/** What a server allows, as far as RPL_ISUPPORT tells it. Lengths are in bytes unless a name says characters. */
export interface AnnouncedLimits {
  readonly casemapping: Casemapping;
  readonly network: string;
  readonly nickCharsMax: number;
  readonly userCharsMax: number;
  readonly channelBytesMax: number;
  readonly topicBytesMax: number;
  readonly kickBytesMax: number;
  readonly awayBytesMax: number;
  readonly keyBytesMax: number;
  readonly realBytesMax: number;
  readonly channelsPerUserMax: number;
  readonly listEntriesMax: number;
  readonly modesPerLineMax: number;
  readonly monitorEntriesMax: number;
  /** The longest message in several lines: its text with the line feeds in it, and its lines. */
  readonly multilineBytesMax: number;
  readonly multilineLinesMax: number;
  readonly targetsMax: number;
  readonly silenceEntriesMax: number;
  /** How many messages CHATHISTORY shows at once; 0 where nothing is remembered. */
  readonly historyPageMax: number;
  /** Client-only tags that are not passed on, without the `+`; `*` for all, `-name` for all but that. */
  readonly clientTagsDenied: readonly string[];
  /** Whether who writes too fast is made to wait, and never put out for it. */
  readonly paced: boolean;
  /** The channel in which everyone is who comes in by a line door. */
  readonly lobby: string;
}

/** The token that tells the lobby, for clients that go into it; a token of Salon's own. */
export const lobbyToken = 'salon/LOBBY';

/** The tokens of RPL_ISUPPORT, in alphabetical order (Modern IRC, "RPL_ISUPPORT Parameters"). */
export function isupportTokens(limits: AnnouncedLimits): string[] {
  const targets = limits.targetsMax;
  return [
    `ACCOUNTEXTBAN=${accountExtbans.join(',')}`,
    `AWAYLEN=${limits.awayBytesMax}`,
    'BOT=B',
    'CALLERID=g',
    `CASEMAPPING=${limits.casemapping}`,
    `CHANLIMIT=#:${limits.channelsPerUserMax}`,
    `CHANMODES=${['list', 'always', 'on-set', 'never'].map(kind => modeLetters(kind as 'list')).join(',')}`,
    `CHANNELLEN=${limits.channelBytesMax}`,
    'CHANTYPES=#',
    ...(limits.historyPageMax === 0 ? [] : [`CHATHISTORY=${limits.historyPageMax}`]),
    ...(limits.clientTagsDenied.length === 0 ? [] : [`CLIENTTAGDENY=${limits.clientTagsDenied.join(',')}`]),
    'ELIST=CMNTU',
    'EXCEPTS=e',
    `EXTBAN=,${extbans.map(extban => extban.letter).join('')}`,
    `HOSTLEN=${hostCharsMax}`,
    'INVEX=I',
    `KEYLEN=${limits.keyBytesMax}`,
    `KICKLEN=${limits.kickBytesMax}`,
    'KNOCK',
    `MAXLIST=${[...modeLetters('list')].map(letter => `${letter}:${limits.listEntriesMax}`).join(',')}`,
    `MAXTARGETS=${targets}`,
    `MODES=${limits.modesPerLineMax}`,
    `MONITOR=${limits.monitorEntriesMax}`,
    ...(limits.historyPageMax === 0 ? [] : ['MSGREFTYPES=msgid,timestamp']),
    `NAMELEN=${limits.realBytesMax}`,
    `NETWORK=${escapeValue(limits.network)}`,
    `NICKLEN=${limits.nickCharsMax}`,
    `PREFIX=(${modeLetters('prefix')})${statusPrefixes}`,
    'SAFELIST',
    ...(limits.paced ? ['SAFERATE'] : []),
    `SILENCE=${limits.silenceEntriesMax}`,
    `STATUSMSG=${statusPrefixes}`,
    // NAMES takes lists too, but no two servers agree on where its answers end: who reads this asks for one.
    `TARGMAX=JOIN:,KICK:${targets},LIST:,MONITOR:,NAMES:1,NOTICE:${targets},PART:,PRIVMSG:${targets},TAGMSG:${targets},WHOIS:1,WHOWAS:1`,
    `TOPICLEN=${limits.topicBytesMax}`,
    'USERIP',
    `USERLEN=${limits.userCharsMax}`,
    'UTF8ONLY',
    'WHOX',
    `${lobbyToken}=${escapeValue(limits.lobby)}`,
  ];
}

/** Writes what a token's value may not hold as `\xHH` (Modern IRC, "RPL_ISUPPORT"). */
function escapeValue(text: string): string {
  return text.replace(/[\\= ]/g, letter => `\\x${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}
