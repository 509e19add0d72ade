import { isChannelName, isForPrograms, parseLine, readCtcp, readTime, timestampOf } from '@salon/protocol';
import type { NoticeLine } from '../notify/notice.ts';

/** What a push message means. Its payload is a line of IRC (docs/spec/push.md). */
export type Pushed =
  | { readonly type: 'said'; readonly room: string; readonly isTalk: boolean; readonly line: NoticeLine }
  /** All that was said there until then has been read elsewhere. */
  | { readonly type: 'read'; readonly room: string; readonly until: number };

/** Reads a push message; undefined for what is nothing to tell. `now` stands for the time that the line does not have. */
export function readPushed(payload: string, now: number): Pushed | undefined {
  const { command, params, source = '', tags } = parseLine(payload.replace(/[\r\n]+$/, ''));
  const [target = '', last = ''] = params;
  if (target === '') return undefined;
  if (command === 'MARKREAD') {
    const until = timestampOf(last);
    return until === undefined ? undefined : { type: 'read', room: target, until };
  }
  if (command !== 'PRIVMSG' && command !== 'NOTICE') return undefined;
  if (isForPrograms(last) || source === '') return undefined;
  const nick = source.split('!', 1)[0] ?? source;
  const channel = channelOf(target);
  const ctcp = readCtcp(last);
  return {
    type: 'said',
    room: channel ?? nick,
    isTalk: channel === undefined,
    line: {
      nick,
      text: ctcp?.text ?? last,
      isAction: ctcp !== undefined,
      msgid: tags.get('msgid'),
      at: readTime(tags.get('time') ?? '') ?? now,
    },
  };
}

/** The channel that is spoken to, without the prefix of the rank to which alone it is said. */
function channelOf(target: string): string | undefined {
  const name = target.replace(/^[~&@%+]+(?=#)/, '');
  return isChannelName(name) ? name : undefined;
}
