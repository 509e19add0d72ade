import { type AnnouncedLimits, drafts, isupportTokens } from '@salon/protocol';
import type { ServerTopic } from '../../hub/query.ts';
import type { IrcContext } from './context.ts';
import type { Agreed } from './events.ts';
import { batched } from './labels.ts';
import type { NumericLines } from './lines.ts';

/** What is told about the server itself, by topic (Modern IRC, "Server Queries"). */
export const aboutServer: {
  readonly [T in ServerTopic]: (context: IrcContext, lines: NumericLines, agreed: Agreed) => string;
} = { admin, info, motd, time, version };

function admin({ admin: about, serverName }: IrcContext, lines: NumericLines): string {
  const { location, organisation, email } = about;
  if (location === '' && organisation === '' && email === '')
    return lines.line('ERR_NOADMININFO', serverName);
  return (
    lines.line('RPL_ADMINME', serverName) +
    lines.line('RPL_ADMINLOC1', `:${location}`) +
    lines.line('RPL_ADMINLOC2', `:${organisation}`) +
    lines.line('RPL_ADMINEMAIL', `:${email}`)
  );
}

function info({ version, startedAt }: IrcContext, lines: NumericLines): string {
  return (
    lines.line('RPL_INFO', `:${version}, a chat server for nc, telnet and every IRC client`) +
    lines.line('RPL_INFO', `:Running since ${new Date(startedAt).toUTCString()}`) +
    lines.line('RPL_ENDOFINFO')
  );
}

/** The message of the day, or that there is none. */
export function motd(context: IrcContext, lines: NumericLines): string {
  if (context.motd.length === 0) return lines.line('ERR_NOMOTD');
  return (
    lines.line('RPL_MOTDSTART', `:- ${context.serverName} Message of the day -`) +
    context.motd.map(line => lines.line('RPL_MOTD', `:- ${line}`)).join('') +
    lines.line('RPL_ENDOFMOTD')
  );
}

function time(context: IrcContext, lines: NumericLines): string {
  const now = new Date(context.now());
  const seconds = Math.floor(now.getTime() / 1000);
  return lines.line('RPL_TIME', context.serverName, String(seconds), '0', `:${now.toUTCString()}`);
}

function version(context: IrcContext, lines: NumericLines, agreed: Agreed): string {
  const { version, serverName } = context;
  return lines.line('RPL_VERSION', version, serverName, ':Salon') + isupport(context, lines, agreed);
}

/** What the server allows (Modern IRC, "RPL_ISUPPORT"). */
export function isupport(context: IrcContext, lines: NumericLines, agreed: Agreed): string {
  const tokens = tokensOf(context.limits);
  const more = [...pushTokens(context, agreed), ...fileTokens(context)];
  return isupportLines(context, lines, more.length === 0 ? tokens : [...tokens, ...more], agreed);
}

/** By which key push servers know this server, for clients that want push messages (draft/webpush). */
export function pushTokens({ vapid }: IrcContext, agreed: Agreed): readonly string[] {
  return vapid === undefined || !knowsPush(agreed) ? noTokens : [`VAPID=${vapid}`];
}

/** Where files may be uploaded, under the name of the draft and the one that soju had first. */
function fileTokens({ filehost }: IrcContext): readonly string[] {
  if (filehost === undefined) return noTokens;
  return [`${drafts.filehost}=${filehost}`, `${drafts.filehostOfSoju}=${filehost}`];
}

const noTokens: readonly string[] = [];

/** Whether a client wants push messages, under either name. */
export function knowsPush(agreed: Agreed): boolean {
  return agreed.has(drafts.webpush) || agreed.has(drafts.webpushOfSoju);
}

const tokensByLimits = new WeakMap<AnnouncedLimits, readonly string[]>();

/** Everyone who comes in is told the same, until the settings change. */
function tokensOf(limits: AnnouncedLimits): readonly string[] {
  let tokens = tokensByLimits.get(limits);
  if (tokens === undefined) {
    tokens = isupportTokens(limits);
    tokensByLimits.set(limits, tokens);
  }
  return tokens;
}

/** Some of what the server allows, 13 tokens a line. */
export function isupportLines(
  context: IrcContext,
  lines: NumericLines,
  tokens: readonly string[],
  agreed: Agreed,
): string {
  let text = '';
  for (let at = 0; at < tokens.length; at += tokensPerLine) {
    text += lines.line('RPL_ISUPPORT', ...tokens.slice(at, at + tokensPerLine));
  }
  if (!agreed.has('batch') || !agreed.has(drafts.extendedIsupport)) return text;
  return batched(text, drafts.isupport, { reference: 'isupport', serverName: context.serverName });
}

const tokensPerLine = 13;
