import type { IrcReader } from '../../render/irc/reader.ts';
import { closingLink } from '../../render/irc/replies.ts';
import type { Conversation } from '../../sessions/conversation.ts';
import type { FilterCalls } from '../../sessions/parts.ts';
import type { Session } from '../../sessions/session.ts';
import type { TalkDoor } from '../door.ts';
import { httpAnswer, Sniffer } from '../entry/sniffer.ts';
import { IrcClient } from './client.ts';
import { type IrcHouse, ircFraming } from './house.ts';

/** The door for every IRC client. */
export class IrcDoor implements TalkDoor {
  readonly kind = 'irc';
  readonly hangUp = 'close';
  readonly framing = ircFraming;
  readonly reader: IrcReader;
  private readonly house: IrcHouse;

  constructor(house: IrcHouse) {
    this.house = house;
    this.reader = house.reader;
  }

  refusal(host: string, reason: string): string {
    return closingLink(host, reason);
  }

  filter({ turnedAway }: FilterCalls): (chunk: Buffer) => Buffer {
    return new Sniffer('verb', stranger => {
      if (stranger === 'http') turnedAway('HTTP is not spoken here', httpAnswer);
      else turnedAway('TLS is not spoken here');
    }).push;
  }

  accept(session: Session): Conversation {
    return new IrcClient(this.house, session);
  }
}
