import type { IrcReader } from '../../render/irc/reader.ts';
import type { Conversation } from '../../sessions/conversation.ts';
import type { SessionKind } from '../../sessions/parts.ts';
import type { Session } from '../../sessions/session.ts';
import { IrcClient } from '../irc/client.ts';
import { type IrcHouse, ircFraming } from '../irc/house.ts';

/** IRC by WebSocket: the talk of the IRC doors, with the same readers. */
export class WebTalk implements SessionKind {
  readonly framing = ircFraming;
  readonly hangUp = 'close';
  readonly reader: IrcReader;
  private readonly house: IrcHouse;

  constructor(house: IrcHouse) {
    this.house = house;
    this.reader = house.reader;
  }

  accept(session: Session): Conversation {
    return new IrcClient(this.house, session);
  }
}
