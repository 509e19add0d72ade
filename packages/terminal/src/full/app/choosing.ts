import type { Entry, Room } from '@salon/client';
import type { Deed } from '../input/bindings.ts';
import { actOf, messageKeys } from '../input/message-keys.ts';
import type { Press } from '../input/presses.ts';
import { Acting } from './acting.ts';
import { actsFor, choosableFrom } from './acts.ts';
import { openKeys } from './overlays/help.ts';
import type { Stage } from './stage.ts';

/** The message that someone has chosen, and what keys do while she has. */
export class Choosing {
  private readonly stage: Stage;
  private readonly acting: Acting;
  private chosen: { readonly room: Room; readonly key: string } | undefined;

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

  chooseBeside(): void {
    const { chosen } = this;
    const beside = this.beside(-1) ?? this.beside(1);
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
        void this.step(deed.by);
        return true;
      case 'choose':
        void this.step(-1);
        return true;
      case 'scroll':
        this.turn(deed.pages);
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
      case 'redraw':
      case 'suspend':
        return false;
      case undefined:
        if (press.type === 'key') {
          if (press.key === 'Ctrl+Down') void this.step(1);
          return true;
        }
    }
    this.leave();
    return false;
  }

  /** To the message above or below; what is not there yet is fetched. Below the newest none is chosen. */
  private async step(by: -1 | 1): Promise<void> {
    const { chosen, stage } = this;
    if (chosen === undefined) return;
    const { room } = chosen;
    let beside = this.beside(by);
    if (beside === undefined && !(by < 0 ? room.timeline.atStart : room.timeline.atEnd)) {
      await (by < 0 ? stage.client.loadOlder(room) : stage.client.loadNewer(room));
      if (this.chosen !== chosen) return;
      beside = this.beside(by);
    }
    if (beside !== undefined) this.choose(room, beside.key);
    else if (by > 0 && room.timeline.atEnd) this.leave();
    stage.changed();
  }

  /** To the message a page above or below. */
  private turn(pages: number): void {
    const { chosen, stage } = this;
    if (chosen === undefined) return;
    const { room } = chosen;
    stage.places.scroll(room, pages * Math.max(1, stage.layout.height - 2));
    const edge = stage.places.edge(room, pages < 0 ? 'top' : 'bottom');
    const found = choosableFrom(room.timeline.entries, edge, pages < 0 ? 1 : -1);
    if (found !== undefined) this.choose(room, found.key);
  }

  /** The next message above or below the one that is chosen. */
  private beside(by: -1 | 1): Entry | undefined {
    const { chosen } = this;
    if (chosen === undefined) return undefined;
    const { entries } = chosen.room.timeline;
    const index = entries.findLastIndex(({ key }) => key === chosen.key);
    return index < 0 ? undefined : choosableFrom(entries, index + by, by);
  }
}
