import { parseModes } from '@salon/protocol';
import { action, bareNick, type LogReader, type Told, wallTime } from './told.ts';

/** Reads logs of ZNC's log module; the name of a file says of which day they are. */
export function zncReader(fileName: string): LogReader {
  const day = /(?<year>\d{4})-?(?<month>\d\d)-?(?<day>\d\d)\.log$/.exec(fileName)?.groups;
  return line => {
    const found = /^\[(?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d))?\] (?<rest>.*)$/.exec(line)?.groups;
    if (found === undefined || day === undefined) return line === '' ? 'nothing' : 'bad';
    return { at: wallTime({ ...day, ...found }), told: toldBy(found.rest ?? '') };
  };
}

function toldBy(rest: string): Told | undefined {
  if (rest.startsWith('*** ')) return happened(rest.slice(4));
  const said = /^<(?<nick>[^>\s]+)> (?<text>.*)$/.exec(rest)?.groups;
  if (said?.nick !== undefined) return { kind: 'message', nick: bareNick(said.nick), text: said.text };
  const done = /^\* (?<nick>\S+) (?<text>.*)$/.exec(rest)?.groups;
  if (done?.nick !== undefined) return action(bareNick(done.nick), done.text ?? '');
  const notice = /^-(?<nick>\S+)- (?<text>.*)$/.exec(rest)?.groups;
  return notice?.nick === undefined
    ? undefined
    : { kind: 'notice', nick: bareNick(notice.nick), text: notice.text };
}

function happened(text: string): Told | undefined {
  const came = /^(?<how>Joins|Parts|Quits): (?<nick>\S+) \((?<from>[^)]*)\)(?: \((?<reason>.*)\))?$/.exec(
    text,
  )?.groups;
  if (came?.nick !== undefined) {
    const { nick, from, how = '', reason } = came;
    return how === 'Joins'
      ? { kind: 'join', nick, from }
      : { kind: how === 'Parts' ? 'part' : 'quit', nick, from, text: reason };
  }
  const kick = /^(?<nick>\S+) was kicked by (?<by>\S+) \((?<reason>.*)\)$/.exec(text)?.groups;
  if (kick?.by !== undefined) {
    return { kind: 'kick', nick: kick.by, text: kick.reason, more: { nick: kick.nick } };
  }
  const nick = /^(?<nick>\S+) is now known as (?<to>\S+)$/.exec(text)?.groups;
  if (nick?.nick !== undefined) return { kind: 'nick', nick: nick.nick, more: { nick: nick.to } };
  const topic = /^(?<nick>\S+) changes topic to '(?<topic>.*)'$/.exec(text)?.groups;
  if (topic?.nick !== undefined) return { kind: 'topic', nick: topic.nick, text: topic.topic };
  const mode = /^(?<nick>\S+) sets mode: (?<modes>.*)$/.exec(text)?.groups;
  if (mode?.nick === undefined) return undefined;
  const { changes } = parseModes((mode.modes ?? '').trim().split(' '));
  return { kind: 'mode', nick: mode.nick, more: { changes } };
}
