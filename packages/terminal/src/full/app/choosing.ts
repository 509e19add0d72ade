import type { Entry, Room } from '@salon/client';
import type { Deed } from '../input/bindings.ts';
import { actOf, messageKeys } from '../input/message-keys.ts';
import type { Press } from '../input/presses.ts';
import { Acting } from './acting.ts';
import { actsFor, choosableFrom } from './acts.ts';
import { openKeys } from './overlays/help.ts';
import type { Stage } from './stage.ts';
import { besideOf, type Chosen, step, turn } from './stepping.ts';

/** The message that someone has chosen, and what keys do while she has. */
export class Choosing {
  private readonly stage: Stage;
  private readonly acting: Acting;
  /** Undefined when none is. It may have gone since. */
  chosen: Chosen | undefined;
  /** The message that was clicked once: a click may have been meant for the window. */
  private clicked: string | undefined;

  constructor(stage: Stage) {
    this.stage = stage;
    this.acting = new Acting(stage, this);
  }

  /** The key of the message in a room; undefined when none of it is chosen. */
  keyIn(room: Room): string | undefined {
    return this.chosen?.room === room ? this.chosen.key : undefined;
  }

  /** Whether a message is chosen that is still there. */
  get isOn(): boolean {
    return this.entry !== undefined;
  }

  /** What the status line says meanwhile; empty when none is chosen. */
  get words(): string {
    const { entry, chosen, stage } = this;
    if (entry === undefined || chosen === undefined) return '';
    const can = actsFor(stage.client, chosen.room, entry);
    const keys = messageKeys.flatMap(({ act, keys: [key], short }) =>
      can.has(act) ? [`${key} ${short}`] : [],
    );
    const back = stage.places.isBack(chosen.room) ? ['reading back'] : [];
    return this.acting.wordsOn(entry) ?? [...keys, 'Esc', ...back].join(' · ');
  }

  /** Chooses the newest message that is seen. */
  begin(room: Room): void {
    const { entries } = room.timeline;
    const found = choosableFrom(entries, this.stage.places.edge(room, 'bottom'), -1);
    if (found === undefined) this.stage.tell('There is no message here yet.');
    else this.choose(room, found.key);
  }

  /** Chooses a message, and has it seen. The talk stands still meanwhile. */
  choose(room: Room, key: string): void {
    const { places } = this.stage;
    const index = room.timeline.entries.findLastIndex(entry => entry.key === key);
    const entry = room.timeline.entries[index];
    if (entry === undefined || choosableFrom([entry], 0, 1) === undefined) return;
    this.acting.forget();
    this.chosen = { room, key };
    places.bringInto(room, index);
    places.hold(room);
    this.stage.changed();
  }

  /** A click on a message. The second one on the same chooses it; as long as one is chosen, the first. */
  click(room: Room, key: string): void {
    if (this.isOn || this.clicked === key) this.choose(room, key);
    else {
      this.clicked = key;
      this.stage.tell('Click it again to choose this message.');
    }
  }

  chooseBeside(): void {
    const { chosen } = this;
    const beside = chosen && (besideOf(chosen, -1) ?? besideOf(chosen, 1));
    if (beside === undefined || chosen === undefined) this.leave();
    else this.choose(chosen.room, beside.key);
  }

  /** None is chosen any more; who has not read back follows the newest again. */
  leave(): void {
    const { chosen } = this;
    if (chosen === undefined) return;
    this.chosen = undefined;
    this.acting.forget();
    this.stage.places.release(chosen.room);
  }

  /** Takes a press; false when it is for what is behind the mode. */
  press(press: Press, deed: Deed | undefined): boolean {
    const { entry, chosen } = this;
    if (press.type !== 'click') this.clicked = undefined;
    if (entry === undefined || chosen === undefined) return false;
    if (press.type === 'wheel' || press.type === 'click') return false;
    if (this.acting.hear(chosen.room, entry, press, deed)) return true;
    if (press.type === 'text' || deed?.deed === 'enter') {
      this.act(chosen.room, entry, press.type === 'text' ? press.text : 'Enter');
      return true;
    }
    return this.go(press, deed);
  }

  private get entry(): Entry | undefined {
    const { chosen, stage } = this;
    if (chosen === undefined || chosen.room !== stage.room) return undefined;
    return chosen.room.timeline.entries.findLast(({ key }) => key === chosen.key);
  }

  private act(room: Room, entry: Entry, key: string): void {
    const { stage } = this;
    const act = actOf(key);
    if (key === '?') openKeys(stage);
    if (act === undefined) return;
    if (actsFor(stage.client, room, entry).has(act)) this.acting.do(act, room, entry);
    else stage.tell('That cannot be done with this message.');
  }

  private go(press: Press, deed: Deed | undefined): boolean {
    switch (deed?.deed) {
      case 'past':
        void step(this.stage, this, deed.by);
        return true;
      case 'choose':
        void step(this.stage, this, -1);
        return true;
      case 'scroll':
        turn(this.stage, this, deed.pages);
        return true;
      case 'escape':
      case 'interrupt':
      case 'end-of-input':
        this.leave();
        return true;
      // What changes the line is not meant while a message is chosen.
      case 'move':
      case 'cut':
      case 'yank':
      case 'newline':
      case 'complete':
      case 'complete-back':
        return true;
      case 'keys':
      case 'members':
      case 'folds':
      case 'redraw':
      case 'suspend':
        return false;
      case undefined:
        if (press.type === 'key') {
          if (press.key === 'Ctrl+Down') void step(this.stage, this, 1);
          return true;
        }
    }
    this.leave();
    return false;
  }
}
