import type { Entry, Outcome, Room } from '@salon/client';
import type { Deed } from '../input/bindings.ts';
import type { Act } from '../input/message-keys.ts';
import type { Press } from '../input/presses.ts';
import { excerptOf, isKnown, plainTextOf } from './acts.ts';
import { openProfile } from './overlays/profile.ts';
import { Reacting } from './reacting.ts';
import type { Stage } from './stage.ts';

/** What is chosen after something was done with a message. */
interface Choice {
  choose(room: Room, key: string): void;
  /** The message beside the one that is chosen; none is chosen where there is none. */
  chooseBeside(): void;
  leave(): void;
}

/** Does things with the message that is chosen; some ask something first. */
export class Acting {
  private readonly stage: Stage;
  private readonly choice: Choice;
  private asking: 'remove' | Reacting | undefined;

  constructor(stage: Stage, choice: Choice) {
    this.stage = stage;
    this.choice = choice;
  }

  /** What is asked; undefined when nothing is. */
  wordsOn(entry: Entry): string | undefined {
    const { asking } = this;
    return asking === 'remove' ? `Delete ${excerptOf(entry)}? y does, any other key does not` : asking?.words;
  }

  /** Asks nothing any more. */
  forget(): void {
    this.asking = undefined;
  }

  /** Takes an answer to what is asked; false when nothing is. */
  hear(room: Room, entry: Entry, press: Press, deed: Deed | undefined): boolean {
    const { asking, stage } = this;
    if (asking === undefined) return false;
    const isNo = deed?.deed === 'escape' || deed?.deed === 'interrupt';
    const reaction = asking === 'remove' || isNo ? undefined : asking.press(press, deed);
    if (asking === 'remove' || isNo || reaction !== undefined) this.forget();
    if (!isKnown(entry)) return true;
    if (reaction !== undefined) void this.report(stage.client.react(room, entry.msgid, reaction));
    if (asking === 'remove' && press.type === 'text' && press.text === 'y')
      void this.report(stage.client.remove(room, entry.msgid));
    return true;
  }

  /** Does something with a message, where that is offered. */
  do(act: Act, room: Room, entry: Entry): void {
    const { stage, choice } = this;
    switch (act) {
      case 'reply':
        choice.leave();
        return void (isKnown(entry) && stage.speaking.reply(room, entry));
      case 'edit':
        choice.leave();
        return void (isKnown(entry) && stage.speaking.editMessage(room, entry));
      case 'remove':
        this.asking = 'remove';
        return;
      case 'react':
        this.asking = new Reacting();
        return;
      case 'resend':
        choice.leave();
        stage.client.resend(room, entry.key);
        return void stage.places.toNewest(room);
      case 'discard':
        choice.chooseBeside();
        return void stage.client.discard(room, entry.key);
      case 'copy':
        stage.hands.copy(plainTextOf(entry));
        return void stage.tell('Copied, where the terminal allows it.');
      case 'follow':
        return void this.follow(room, entry.replyTo);
      case 'profile':
        return void openProfile(stage, entry.author.nick);
      default:
        act satisfies never;
    }
  }

  private async follow(room: Room, msgid: string | undefined): Promise<void> {
    if (msgid === undefined) return;
    const key = await this.stage.places.toMessage(room, msgid);
    if (key === undefined) this.stage.tell('It is not there any more.');
    else this.choice.choose(room, key);
  }

  private async report(outcome: Promise<Outcome>): Promise<void> {
    const { stage } = this;
    const how = await outcome;
    if (!how.ok) stage.tell(how.text);
  }
}
