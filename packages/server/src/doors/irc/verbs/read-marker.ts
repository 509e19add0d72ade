import type { Message } from '@salon/protocol';
import { timestampOf } from '@salon/protocol';
import { word } from '../../../render/irc/lines.ts';
import type { Client, Verb } from './spec.ts';

/** The verb with which the clients of one user tell each other what she has read (IRCv3 read-marker). */
export const readMarkerVerbs: Readonly<Record<string, Verb>> = {
  MARKREAD: {
    for: 'users',
    paramsMin: 0,
    takes: '<target> [timestamp=<time>]',
    help: 'Says how far you have read a channel or a talk, or asks for it.',
    run: markRead,
  },
};

function markRead(client: Client, { params: [target = '', time] }: Message): void {
  if (target === '') client.fail('MARKREAD', 'NEED_MORE_PARAMS', [], 'Missing parameters');
  else if (time === undefined) client.ask({ type: 'read-marker', target });
  else {
    const until = timestampOf(time);
    if (until !== undefined) client.submit({ type: 'mark-read', target, until });
    else client.fail('MARKREAD', 'INVALID_PARAMS', [word(target), word(time)], 'This is no timestamp');
  }
}
