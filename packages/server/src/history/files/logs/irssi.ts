import { parseModes } from '@salon/protocol';
import { action, bareNick, type LogReader, type Told, wallTime } from './told.ts';

/** Reads logs of irssi, whose lines have the time of the day, and lines between them the day. */
export function irssiReader(): LogReader {
  let day: Readonly<Record<string, string>> | undefined;
  return line => {
    if (line === '') return 'nothing';
    if (line.startsWith('--- ')) {
      const found = dayOf(line);
      if (found === undefined) return 'bad';
      day = found === 'none' ? day : found;
      return 'nothing';
    }
    const found = /^(?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d))? ?(?<rest>.*)$/.exec(line)?.groups;
    if (found === undefined || day === undefined) return 'bad';
    return { at: wallTime({ ...day, ...found }), told: toldBy(found.rest ?? '') };
  };
}

/** `--- Log opened Mon Nov 22 10:00:00 2026` and `--- Day changed Tue Nov 23 2026`. */
function dayOf(line: string): Readonly<Record<string, string>> | 'none' | undefined {
  if (line.startsWith('--- Log closed')) return 'none';
  const groups =
    /^--- (?:Log opened|Day changed) \S+ (?<name>\S+) +(?<day>\d{1,2}) (?:\d\d:\d\d:\d\d )?(?<year>\d{4})$/.exec(
      line,
    )?.groups;
  const month = months.indexOf(groups?.name?.toLowerCase() ?? '') + 1;
  if (groups === undefined || month === 0) return undefined;
  return { year: groups.year ?? '', month: String(month), day: groups.day ?? '' };
}

function toldBy(rest: string): Told | undefined {
  const said = /^<(?<nick>[^>]+)> (?<text>.*)$/.exec(rest)?.groups ?? /^<(?<nick>[^>]+)>$/.exec(rest)?.groups;
  if (said?.nick !== undefined) {
    return { kind: 'message', nick: bareNick(said.nick), text: said.text ?? '' };
  }
  if (rest.startsWith('-!- ')) return happened(rest.slice(4));
  const done = /^ ?\* (?<nick>\S+) (?<text>.*)$/.exec(rest)?.groups;
  if (done?.nick !== undefined) return action(bareNick(done.nick), done.text ?? '');
  const notice = /^-(?<nick>[^\s:-][^\s:]*):[#&][^\s]*- (?<text>.*)$/.exec(rest)?.groups;
  return notice?.nick === undefined ? undefined : { kind: 'notice', nick: notice.nick, text: notice.text };
}

function happened(text: string): Told | undefined {
  const came =
    /^(?<nick>\S+) (?:.*)?\[(?<from>[^\]\s]+)\] has (?<how>joined|left|quit)(?: [#&]\S+)?(?: \[(?<reason>.*)\])?$/.exec(
      text,
    )?.groups;
  if (came?.nick !== undefined) {
    const { nick, from, how, reason } = came;
    return how === 'joined'
      ? { kind: 'join', nick, from }
      : { kind: how === 'left' ? 'part' : 'quit', nick, from, text: reason };
  }
  const kick = /^(?<nick>\S+) was kicked from \S+ by (?<by>\S+)(?: \[(?<reason>.*)\])?$/.exec(text)?.groups;
  if (kick?.by !== undefined) {
    return { kind: 'kick', nick: kick.by, text: kick.reason, more: { nick: kick.nick } };
  }
  const nick = /^(?<nick>\S+) is now known as (?<to>\S+)$/.exec(text)?.groups;
  if (nick?.nick !== undefined) return { kind: 'nick', nick: nick.nick, more: { nick: nick.to } };
  const topic =
    /^(?<nick>\S+) changed the topic of \S+ to: (?<topic>.*)$/.exec(text)?.groups ??
    /^Topic unset by (?<nick>\S+) on /.exec(text)?.groups;
  if (topic?.nick !== undefined) return { kind: 'topic', nick: topic.nick, text: topic.topic };
  const mode = /^mode\/[#&]\S+ \[(?<modes>.*)\] by (?<nick>[^\s,]+)/.exec(text)?.groups;
  if (mode?.nick === undefined) return undefined;
  const { changes } = parseModes((mode.modes ?? '').split(' '));
  return { kind: 'mode', nick: mode.nick, more: { changes } };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
