import type { ChatClient, Room } from '@salon/client';
import { namesIn } from '@salon/client/text';
import type { Deed } from '../input/bindings.ts';
import { emptyLine, type Line } from '../input/line.ts';
import type { Press } from '../input/presses.ts';
import { type Layout, layoutOf } from '../screens/layout.ts';
import { type Typing, typingOf, typingRowsMax } from '../screens/typing.ts';
import type { Place, Scene } from '../talk/view.ts';
import { graphemesOf } from '../text/cells.ts';
import { harmless } from '../text/harmless.ts';
import { Asking, type Question } from './asking.ts';
import { heed } from './calls.ts';
import { Choosing } from './choosing.ts';
import { click, go } from './going.ts';
import type { Overlay } from './overlay.ts';
import { openKeys } from './overlays/help.ts';
import { Places } from './places.ts';
import type { Signal } from './signal.ts';
import { Speaking } from './speaking.ts';
import type { Hands, Stage } from './stage.ts';

export type { Hands } from './stage.ts';

/** How many rows the wheel moves at a time. */
const wheelRows = 3;

/** What goes to another room, whatever stands in place of the talk. */
const leadsElsewhere: ReadonlySet<Deed['deed']> = new Set(['number', 'by-number', 'activity', 'before']);

/** The talk as someone sees and steers it: what is shown, and who gets a press. */
export class Chat implements Stage {
  overlay: Overlay | undefined;
  /** Something that is said in passing, until a key is pressed. */
  told = '';
  wantsMembers = true;
  isFolded = true;
  room: Room | undefined;
  roomBefore: Room | undefined;
  readonly client: ChatClient;
  readonly hands: Hands;
  readonly places: Places;
  readonly speaking: Speaking;
  private readonly choosing: Choosing;
  private readonly signal: Signal;
  /** Whether someone has begun to do something there: then no other room takes its place by itself. */
  private isSettled = false;
  private whenShown: () => void = () => undefined;
  /** A question that waits for its answer. */
  private asking: Asking | undefined;
  /** The room that was shown when one was here last. */
  private readonly lastRoom: string | undefined;

  constructor(client: ChatClient, hands: Hands, signal: Signal, lastRoom?: string) {
    this.client = client;
    this.lastRoom = lastRoom;
    this.hands = hands;
    this.signal = signal;
    this.places = new Places(client, {
      sceneOf: room => this.sceneOf(room),
      moved: () => this.look(),
      changed: () => this.changed(),
    });
    this.speaking = new Speaking(this);
    this.choosing = new Choosing(this);
    client.onCall(call => heed(this, call));
    client.rooms.watch(() => this.settle());
    this.settle();
  }

  /** The line that is typed in. */
  get line(): Line {
    return this.speaking.line;
  }

  /** What keys do now that do not only type: with a message that is chosen, answered or edited. Empty when there is none. */
  get asked(): string {
    return this.asking?.words ?? (this.choosing.words || this.speaking.words);
  }

  /** Several lines that were pasted, and are asked about first. */
  get pasted(): string | undefined {
    return this.speaking.pasted;
  }

  get layout(): Layout {
    const { columns, rows } = this.hands.size();
    const wantsMembers = this.wantsMembers && this.room?.kind === 'channel';
    return layoutOf(columns, rows, this.typing.rows.length, wantsMembers);
  }

  /** The line to type in as it is seen. */
  get typing(): Typing {
    const { asking, hands, client } = this;
    const { columns, rows } = hands.size();
    const prompt = asking?.prompt ?? `${client.me.nick}> `;
    const line = asking?.shownLine ?? (this.overlay === undefined ? this.line : emptyLine);
    return typingOf(harmless(prompt), line, columns, typingRowsMax(rows));
  }

  /** Where the shown room is looked at; undefined is the newest. */
  get place(): Place | undefined {
    return this.places.of(this.room);
  }

  sceneOf(room: Room): Scene {
    const { talk, height } = this.layout;
    const { timeline, unreadLine } = room;
    return {
      entries: timeline.entries,
      atStart: timeline.atStart && room.kind !== 'server',
      answered: ({ replyTo }) => (replyTo === undefined ? undefined : timeline.byMsgid(replyTo)),
      names: namesIn(this.client, room),
      unreadLine,
      isFolded: this.isFolded,
      chosen: this.choosing.keyIn(room),
      width: talk,
      height,
    };
  }

  press(press: Press, deed: Deed | undefined): void {
    const { speaking, overlay, choosing, asking } = this;
    if (this.room?.kind !== 'server') this.isSettled = true;
    if (press.type !== 'wheel') this.told = '';
    if (asking !== undefined && press.type !== 'wheel' && press.type !== 'click') asking.press(press, deed);
    else if (speaking.pasted !== undefined) speaking.answerPaste(deed);
    else if (overlay !== undefined) this.pressOver(overlay, press, deed);
    else if (choosing.isOn && press.type === 'text') this.pressEach(press.text);
    else if (choosing.press(press, deed)) this.changed();
    else if (press.type === 'text' && press.text === '?' && this.line.text === '') openKeys(this, press.text);
    else if (press.type === 'text') speaking.type(press.text);
    else if (press.type === 'paste') speaking.paste(press.text);
    else if (press.type === 'click') click(this, press.column, press.row);
    else if (deed === undefined || !speaking.perform(deed)) this.steer(press, deed);
    this.changed();
  }

  show(room: Room): void {
    this.isSettled = true;
    this.present(room);
  }

  /** Sees that a room is shown that there is: the one before, the one of last time, or the first of the list. */
  private settle(): void {
    const { room, roomBefore, client, isSettled } = this;
    const { all } = client.rooms;
    const isThere = room !== undefined && all.includes(room);
    if (isThere && isSettled) return;
    const before = isSettled && roomBefore !== undefined && all.includes(roomBefore) ? roomBefore : undefined;
    const last = all.find(({ name }) => name === this.lastRoom);
    const found = before ?? last ?? all.find(({ kind }) => kind !== 'server') ?? all[0];
    if (found !== undefined && found !== room) this.present(found);
  }

  private present(room: Room): void {
    const { room: before } = this;
    if (before !== room) {
      this.speaking.moved(before, room);
      this.roomBefore = before;
      this.choosing.leave();
    }
    this.room = room;
    this.overlay = undefined;
    this.look();
    this.whenShown();
    this.changed();
  }

  choose(room: Room, key: string): void {
    this.choosing.choose(room, key);
  }

  clickOn(room: Room, key: string): void {
    this.choosing.click(room, key);
  }

  /** Keeps what is typed and not sent, for the next time. */
  keepDraft(): void {
    const { room } = this;
    if (room !== undefined) this.client.setDraft(room, this.speaking.draft);
  }

  /** Calls back when another room is shown. */
  onShown(call: () => void): void {
    this.whenShown = call;
  }

  open(overlay: Overlay): void {
    this.overlay = overlay;
    this.look();
    this.changed();
  }

  ask(question: Question, answered: (answer: string) => void): void {
    this.asking = new Asking(question, answer => {
      this.asking = undefined;
      if (answer !== undefined) answered(answer);
    });
    this.changed();
  }

  tell(text: string): void {
    this.told = text;
    this.changed();
  }

  changed(): void {
    this.signal.changed();
  }

  /** Tells the core what is before the user's eyes. */
  look(): void {
    const { room, place, overlay } = this;
    this.client.look(overlay === undefined ? room : undefined);
    if (room !== undefined) this.client.readBack(room, place?.key);
  }

  /** Asks for what is older as long as the window has room for it. */
  fillWindow(): void {
    const { room, overlay } = this;
    if (room !== undefined && overlay === undefined) this.places.fill(room);
  }

  private steer(press: Press, deed: Deed | undefined): void {
    const { room, hands } = this;
    if (deed?.deed === 'suspend') hands.suspend();
    else if (deed?.deed === 'redraw') hands.redraw();
    else if (room === undefined) return;
    else if (press.type === 'wheel') this.places.scroll(room, press.by * wheelRows);
    else if (deed?.deed === 'choose') this.choosing.begin(room);
    else if (deed !== undefined) go(this, room, deed);
  }

  /** Keys that came at once: what the first does says whom the others are for. */
  private pressEach(text: string): void {
    for (const part of graphemesOf(text)) {
      const press: Press = { type: 'text', text: part };
      if (!this.choosing.press(press, undefined)) this.press(press, undefined);
    }
  }

  private pressOver(overlay: Overlay, press: Press, deed: Deed | undefined): void {
    if (deed?.deed === 'escape' || deed?.deed === 'interrupt') return void this.closeOverlay();
    if (deed !== undefined && leadsElsewhere.has(deed.deed)) {
      this.closeOverlay();
      return void this.press(press, deed);
    }
    const { talk, height } = this.layout;
    const pressed = overlay.press(press, deed, { columns: talk, rows: height - 1 });
    if (pressed === 'stays') return;
    this.closeOverlay();
    // It may have come before the eyes of who was typing.
    if (pressed === 'passes') this.press(press, deed);
    else if (typeof pressed === 'object') this.speaking.type(pressed.typed);
    else if (pressed !== 'closes') pressed();
  }

  private closeOverlay(): void {
    this.overlay = undefined;
    this.look();
  }
}
