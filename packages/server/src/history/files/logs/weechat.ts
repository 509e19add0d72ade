import { parseModes } from '@salon/protocol';
import { action, bareNick, type LogReader, type Told, wallTime } from './told.ts';

/** Reads logs of WeeChat's logger: a time, what stands before a message, and the message, with tabs between them. */
export function weechatReader(): LogReader {
  return line => {
    const [stamp = '', prefix, ...rest] = line.split('\t');
    const at = timeOf(stamp);
    if (at === undefined || prefix === undefined) return 'bad';
    return { at, told: toldBy(prefix, rest.join('\t')) };
  };
}

/** The time as the settings of WeeChat have it, with what they may add: parts of a second, and how far UTC is. */
function timeOf(stamp: string) {
  const groups =
    /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)[ T](?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)(?<part>[.,]\d+)?(?<zone>Z|[+-]\d\d:?\d\d)?$/.exec(
      stamp,
    )?.groups;
  if (groups === undefined) return undefined;
  if (groups.zone === undefined) return wallTime(groups);
  const zone = groups.zone.replace(/(\d\d)(\d\d)$/, '$1:$2');
  const part = groups.part === undefined ? '' : `.${groups.part.slice(1, 4)}`;
  const at = Date.parse(`${stamp.slice(0, 10)}T${stamp.slice(11, 19)}${part}${zone}`);
  return Number.isNaN(at) ? undefined : at;
}

function toldBy(prefix: string, text: string): Told | undefined {
  switch (prefix) {
    case '-->':
      return joined(text);
    case '<--':
      return gone(text);
    case '--':
      return happened(text);
    case '':
    case '=!=':
      return undefined;
    case ' *':
    case '*': {
      const [nick = '', ...words] = text.split(' ');
      return nick === '' ? undefined : action(bareNick(nick), words.join(' '));
    }
    default: {
      const nick = bareNick(prefix);
      return nick === '' || nick.includes(' ') ? undefined : { kind: 'message', nick, text };
    }
  }
}

/** With extended-join, an account and a real name stand before the host. */
function joined(text: string): Told | undefined {
  const groups = /^(?<nick>\S+) (?:.*)?\((?<from>\S+@\S+)\) has joined /.exec(text)?.groups;
  const { nick = '', from } = groups ?? {};
  return nick === '' ? undefined : { kind: 'join', nick, from };
}

function gone(text: string): Told | undefined {
  const groups =
    /^(?<nick>\S+) \((?<from>[^)]*)\) has (?<how>left|quit)(?: [#&]\S+)?(?: \((?<reason>.*)\))?$/.exec(
      text,
    )?.groups;
  if (groups?.nick !== undefined) {
    const { nick, from, reason } = groups;
    return { kind: groups.how === 'left' ? 'part' : 'quit', nick, from, text: reason };
  }
  const kick = /^(?<by>\S+) has kicked (?<nick>\S+)(?: \((?<reason>.*)\))?$/.exec(text)?.groups;
  if (kick?.by === undefined) return undefined;
  return { kind: 'kick', nick: kick.by, text: kick.reason, more: { nick: kick.nick } };
}

function happened(text: string): Told | undefined {
  const nick = /^(?<nick>\S+) is now known as (?<to>\S+)$/.exec(text)?.groups;
  if (nick?.nick !== undefined) return { kind: 'nick', nick: nick.nick, more: { nick: nick.to } };
  const topic =
    /^(?<nick>\S+) has changed topic for \S+ (?:from ".*" )?to "(?<topic>.*)"$/.exec(text)?.groups ??
    /^(?<nick>\S+) has unset topic for /.exec(text)?.groups;
  if (topic?.nick !== undefined) return { kind: 'topic', nick: topic.nick, text: topic.topic };
  const mode = /^Mode [#&]\S+ \[(?<modes>.*)\] by (?<nick>\S+)$/.exec(text)?.groups;
  if (mode?.nick !== undefined) {
    const { changes } = parseModes((mode.modes ?? '').split(' '));
    return { kind: 'mode', nick: mode.nick, more: { changes } };
  }
  const notice = /^(?:\w+)?Notice\((?<nick>[^)]+)\)(?: -> \S+)?: (?<text>.*)$/.exec(text)?.groups;
  return notice?.nick === undefined
    ? undefined
    : { kind: 'notice', nick: bareNick(notice.nick), text: notice.text };
}
