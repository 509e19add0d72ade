import type { Message } from '@salon/protocol';
import type { Core } from '../core.ts';
import { isBatch, isForAsker, type Reply } from '../wire/reply.ts';
import * as channels from './channels.ts';
import * as coming from './coming.ts';
import * as people from './people.ts';
import * as server from './server.ts';
import { nickOf } from './source.ts';
import * as talk from './talk.ts';

/** What the lines of a server lead to, besides what they tell. */
export interface Reactions {
  /** The user is in a channel. */
  readonly arrived: coming.Arrived;
  /** Someone has gone, or has another nick: a nick may be free. */
  readonly nickFreed: (nick: string) => void;
  readonly pong: (token: string | undefined) => void;
}

type Handler = (core: Core, message: Message, reactions: Reactions) => void;

const ignored: Handler = () => undefined;

/** What each command and numeric means to the client. */
const handlers: Readonly<Record<string, Handler>> = {
  PRIVMSG: talk.said,
  NOTICE: talk.said,
  TAGMSG: talk.tagged,
  EDIT: talk.edit,
  REDACT: talk.redact,
  JOIN: (core, message, { arrived }) => coming.joined(core, message, arrived),
  PART: coming.parted,
  KICK: coming.kicked,
  QUIT: freeing(coming.quit),
  NICK: freeing(coming.renamed),
  RENAME: coming.roomRenamed,
  INVITE: coming.invited,
  TOPIC: channels.topic,
  MODE: channels.mode,
  AWAY: people.away,
  ACCOUNT: people.account,
  CHGHOST: people.chghost,
  SETNAME: people.setname,
  MARKREAD: server.markread,
  CAP: server.caps,
  PONG: (_core, { params }, { pong }) => pong(params.at(-1)),
  PING: (core, { params }) => core.exchange.send('PONG', ...params),
  ERROR: server.told,
  '001': ignored,
  '005': server.isupport,
  '221': (core, { params }) => channels.takeUserModes(core, params[1] ?? ''),
  '301': people.isAway,
  '305': server.nowAway,
  '306': server.nowAway,
  '315': ignored,
  '324': channels.modesAre,
  '329': ignored,
  '331': channels.topicIs,
  '332': channels.topicIs,
  '333': channels.topicWasSet,
  '352': people.whoRowOfOld,
  '353': channels.names,
  '354': people.whoRow,
  '366': channels.namesEnd,
  '372': server.motd,
  '375': server.motd,
  '376': ignored,
  '422': ignored,
  '730': people.monitoredHere,
  '731': (core, message, { nickFreed }) => people.monitoredGone(core, message, nickFreed),
  '761': people.metadata,
  '766': people.metadata,
  '770': ignored,
  '774': ignored,
  '900': server.loggedIn,
  '901': server.loggedIn,
  '903': ignored,
};

/** Lets the client learn from what the server sent. */
export function learn(core: Core, reply: Reply, reactions: Reactions): void {
  if (!isBatch(reply)) {
    const handler = handlers[reply.command] ?? server.told;
    handler(core, reply, reactions);
  } else if (reply.type === 'draft/multiline') {
    talk.said(core, reply);
  } else if (!isForAsker(reply)) {
    for (const item of reply.items) learn(core, item, reactions);
  }
}

function freeing(handle: (core: Core, message: Message) => void): Handler {
  return (core, message, { nickFreed }) => {
    const nick = nickOf(message.source ?? '');
    const isMe = core.facts.sameName(nick, core.me.nick);
    handle(core, message);
    // Who gives up her own does not want it back.
    if (!isMe) nickFreed(nick);
  };
}
