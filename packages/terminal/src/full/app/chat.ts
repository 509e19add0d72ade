import {
  type Answer,
  type Call,
  type ChatClient,
  commandNamed,
  type Room,
  runTyped,
  slashCommands,
} from '@salon/client';
import { bindings, type Deed } from '../input/bindings.ts';
import { cut, emptyLine, type Line, lineOf, moved, typed } from '../input/line.ts';
import { Past } from '../input/past.ts';
import type { Press } from '../input/presses.ts';
import { type Layout, layoutOf } from '../screens/layout.ts';
import { type Typing, typingOf, typingRowsMax } from '../screens/typing.ts';
import { theme } from '../talk/theme.ts';
import { clockOf, dayOf } from '../talk/times.ts';
import { around, oldest, type Place, type Scene, scrolled, seenFrom } from '../talk/view.ts';
import { padded } from '../text/cells.ts';
import { formatted } from '../text/format.ts';
import { harmless } from '../text/harmless.ts';
import { type Row, rowOf } from '../text/span.ts';
import { wrapped } from '../text/wrap.ts';
import { Completing } from './completing.ts';
import { timeOf } from './moment.ts';
import { type Choice, distance, type Overlay, searching, switcher } from './overlay.ts';
import type { Signal } from './signal.ts';

/** What a chat needs of the terminal. */
export interface Hands {
  size(): { readonly columns: number; readonly rows: number };
  ring(): void;
  /** Whether a mention rings the bell from now on. */
  setBell(bell: boolean): void;
  redraw(): void;
  suspend(): void;
  leave(): void;
  /** A login was made by a command: this device is to stay logged in. */
  loggedIn(): void;
}

/** How many rows the wheel moves at a time. */
const wheelRows = 3;

/** The talk as someone sees and steers it. */
export class Chat {
  line: Line = emptyLine;
  overlay: Overlay | undefined;
  /** Something that is said in passing, until a key is pressed. */
  told = '';
  /** Several lines that were pasted, and are asked about first. */
  pasted: string | undefined;
  wantsMembers = true;
  readonly client: ChatClient;
  private readonly hands: Hands;
  private readonly signal: Signal;
  private readonly past = new Past();
  private readonly completing = new Completing();
  private readonly places = new Map<string, Place>();
  private shownRoom: Room | undefined;
  private roomBefore: Room | undefined;
  private kept = '';
  private whenShown: () => void = () => undefined;

  constructor(client: ChatClient, hands: Hands, signal: Signal) {
    this.client = client;
    this.hands = hands;
    this.signal = signal;
    client.onCall(call => this.called(call));
  }

  get room(): Room | undefined {
    const { shownRoom, client } = this;
    if (shownRoom !== undefined && client.rooms.all.includes(shownRoom)) return shownRoom;
    return client.rooms.all.find(room => room.kind !== 'server') ?? client.rooms.all[0];
  }

  get layout(): Layout {
    const { columns, rows } = this.hands.size();
    const wantsMembers = this.wantsMembers && this.room?.kind === 'channel';
    return layoutOf(columns, rows, this.typing.rows.length, wantsMembers);
  }

  /** The line to type in as it is seen. */
  get typing(): Typing {
    const { columns, rows } = this.hands.size();
    const line = this.overlay === undefined ? this.line : emptyLine;
    return typingOf(`${harmless(this.client.me.nick)}> `, line, columns, typingRowsMax(rows));
  }

  /** Where the shown room is looked at; undefined is the newest. */
  get place(): Place | undefined {
    return this.room === undefined ? undefined : this.places.get(this.room.key);
  }

  sceneOf(room: Room): Scene {
    const { talk, height } = this.layout;
    return { entries: room.timeline.entries, unreadLine: room.unreadLine, width: talk, height };
  }

  press(press: Press, deed: Deed | undefined): void {
    if (press.type !== 'wheel') this.told = '';
    if (this.pasted !== undefined) this.answerPaste(deed);
    else if (this.overlay !== undefined) this.pressOver(this.overlay, press, deed);
    else if (press.type === 'text' && press.text === '?' && this.line.text === '') this.showKeys();
    else if (press.type === 'text') this.edit(typed(this.line, press.text));
    else if (press.type === 'paste') this.paste(press.text);
    else if (press.type === 'wheel') this.scroll(press.by * wheelRows);
    else if (press.type === 'click') this.click(press.column, press.row);
    else if (deed !== undefined) this.perform(deed);
    this.signal.changed();
  }

  show(room: Room): void {
    const { room: before } = this;
    if (before !== room) {
      if (before !== undefined) this.client.setDraft(before, this.line.text);
      this.roomBefore = before;
      this.line = lineOf(room.draft);
    }
    this.shownRoom = room;
    this.overlay = undefined;
    this.look();
    this.whenShown();
    this.signal.changed();
  }

  /** Calls back when another room is shown. */
  onShown(call: () => void): void {
    this.whenShown = call;
  }

  /** Tells the core what is before the user's eyes. */
  look(): void {
    const { room, place, overlay } = this;
    this.client.look(place === undefined && overlay === undefined ? room : undefined);
  }

  private perform(deed: Deed): void {
    switch (deed.deed) {
      case 'move':
        this.line = moved(this.line, deed.reach);
        return;
      case 'cut': {
        const { line, gone } = cut(this.line, deed.reach);
        if (gone.length > 1) this.kept = gone;
        return void this.edit(line);
      }
      case 'yank':
        return void this.edit(typed(this.line, this.kept));
      case 'newline':
        return void this.edit(typed(this.line, '\n'));
      case 'past':
        this.line = lineOf(this.past.step(deed.by, this.line.text) ?? this.line.text);
        return;
      case 'complete':
      case 'complete-back':
        if (this.room !== undefined)
          this.line = this.completing.step(
            this.client,
            this.room,
            this.line,
            deed.deed === 'complete' ? 1 : -1,
          );
        return;
      case 'enter':
        return void this.enter();
      case 'interrupt':
        if (this.line.text === '') this.hands.leave();
        else this.edit(emptyLine);
        return;
      case 'end-of-input':
        if (this.line.text === '') this.hands.leave();
        return;
      case 'suspend':
        return void this.hands.suspend();
      case 'redraw':
        return void this.hands.redraw();
      default:
        this.go(deed);
    }
  }

  /** What moves over rooms and talks. */
  private go(deed: Deed): void {
    const { room, client } = this;
    if (room === undefined) return;
    switch (deed.deed) {
      case 'scroll':
        return void this.scroll(deed.pages * Math.max(1, this.layout.height - 2));
      case 'oldest':
        this.setPlace(room, oldest(this.sceneOf(room)));
        return void this.fetchOlder(room);
      case 'newest':
      case 'escape':
        this.setPlace(room, undefined);
        return void client.jumpToEnd(room);
      case 'unread':
        return void this.toUnread(room);
      case 'room':
        return void this.showBeside(deed.by);
      case 'number':
        return void this.showIf(client.rooms.all[deed.index]);
      case 'before':
        return void this.showIf(this.roomBefore);
      case 'activity':
        return void this.showIf(this.nextActive());
      case 'switcher':
        this.overlay = switcher();
        return void this.refreshChoices();
      case 'search':
        this.overlay = searching(room);
        return void this.look();
      case 'members':
        this.wantsMembers = !this.wantsMembers;
        return;
      case 'keys':
        return void this.showKeys();
      default:
        return;
    }
  }

  private edit(line: Line): void {
    this.line = line;
    const { room } = this;
    if (room === undefined) return;
    const isSpeech = line.text !== '' && !/^\/(?!\/)/.test(line.text);
    this.client.typing(room, isSpeech ? 'active' : 'done');
  }

  private async enter(): Promise<void> {
    const { room } = this;
    const { text } = this.line;
    if (room === undefined || text.trim() === '') return;
    if (commandNamed(/^\/(\S+)/.exec(text)?.[1] ?? '')?.secret !== true) this.past.add(text);
    this.line = emptyLine;
    this.client.setDraft(room, '');
    this.setPlace(room, undefined);
    if (!room.timeline.atEnd) await this.client.jumpToEnd(room);
    if (/^\/(?:quit|exit|bye)(?:\s|$)/i.test(text)) return this.hands.leave();
    if (this.setsBell(text)) return;
    const ran = await runTyped(this.client, room, text);
    if (!ran.ok) this.told = ran.text;
    else if (ran.value !== undefined) await this.showAnswer(room, ran.value);
    this.signal.changed();
  }

  /** `/bell on` and `/bell off` are of this terminal alone. */
  private setsBell(text: string): boolean {
    const [, wanted] = /^\/bell(?:\s+(\S*))?\s*$/i.exec(text) ?? [];
    if (!/^\/bell(?:\s|$)/i.test(text)) return false;
    const isKnown = wanted === 'on' || wanted === 'off';
    if (isKnown) this.hands.setBell(wanted === 'on');
    this.told = isKnown
      ? `A mention ${wanted === 'on' ? 'rings' : 'does not ring'} the bell.`
      : 'It is /bell on or /bell off.';
    this.signal.changed();
    return true;
  }

  private async showAnswer(room: Room, answer: Answer): Promise<void> {
    switch (answer.answer) {
      case 'room':
        return this.show(answer.room);
      case 'note':
        if (answer.code === 'registered' || answer.code === 'logged-in') this.hands.loggedIn();
        this.told = answer.text;
        return;
      case 'lines':
        return this.showLines(
          'The server says',
          answer.lines.map(line => formatted(line)),
        );
      case 'help':
        return this.showHelp(answer.name);
      case 'profile':
        return await this.showProfile(answer.nick);
      case 'search':
        this.overlay = { ...searching(room), query: lineOf(answer.text) } as Overlay;
        return await this.ask(answer.text);
      case 'rooms':
        return await this.showListed();
      case 'members':
        this.wantsMembers = true;
        return this.showLines(
          `${room.members.size} in ${harmless(room.name)}`,
          room.members.sorted.map(({ nick, prefixes }) => rowOf(harmless(prefixes + nick))),
        );
      case 'account':
        return this.showHelp('login');
      case 'moment': {
        const at = timeOf(answer.moment, Date.now());
        if (!(await this.client.jumpToTime(room, at))) this.told = 'Nothing is kept from then.';
        else
          this.toEntry(
            room,
            room.timeline.entries.findIndex(entry => entry.at >= at),
          );
        return;
      }
      default:
        answer satisfies never;
    }
  }

  private async showProfile(nick: string): Promise<void> {
    const asked = await this.client.whois(nick);
    if (!asked.ok) {
      this.told = asked.text;
      return;
    }
    const { value } = asked;
    const facts: readonly (readonly [string, string | undefined])[] = [
      ['nick', value.nick],
      ['name', value.realname],
      ['from', value.userhost],
      ['account', value.account],
      ['away', value.away],
      ['rooms', value.channels.join(' ')],
      ['idle', value.idleSeconds === undefined ? undefined : `${value.idleSeconds} s`],
      ...value.more.map(line => ['', line] as const),
    ];
    const rows = facts.flatMap(([name, fact]): Row[] =>
      fact === undefined || fact === ''
        ? []
        : [[{ text: padded(name, 9), style: theme.quiet }, ...formatted(fact)]],
    );
    this.showLines(`Who is ${harmless(value.nick)}`, rows);
  }

  private async showListed(): Promise<void> {
    const listed = await this.client.listRooms();
    if (!listed.ok) {
      this.told = listed.text;
      return;
    }
    const choices = [...listed.value]
      .sort((a, b) => b.members - a.members)
      .map(
        ({ name, members, topic }): Choice => ({
          row: [
            { text: padded(harmless(name), 20), style: theme.busy },
            { text: ` ${members}  `, style: theme.quiet },
            ...formatted(topic),
          ],
          choose: () =>
            void this.client.join(name).then(came => {
              if (came.ok) this.show(came.value);
              else this.told = came.text;
              this.signal.changed();
            }),
        }),
      );
    this.overlay = {
      kind: 'choices',
      title: 'Rooms',
      query: emptyLine,
      choices,
      selected: 0,
      asks: 'history',
      told: '',
    };
    this.look();
  }

  private showHelp(name: string | undefined): void {
    const command = name === undefined ? undefined : commandNamed(name);
    if (name !== undefined && command === undefined) {
      this.told = `There is no command /${name}.`;
      return;
    }
    const shown = command === undefined ? slashCommands : [command];
    const rows = shown.flatMap(({ name: own, usage, help }): Row[] => [
      [{ text: `/${own} ${usage}`, style: theme.busy }],
      rowOf(`    ${help}`),
    ]);
    this.showLines('Commands', rows);
  }

  private showKeys(): void {
    const rows = bindings.flatMap(({ keys, words }): Row[] =>
      words === undefined
        ? []
        : [[{ text: padded(keys.join(', '), 20), style: theme.busy }, ...rowOf(words)]],
    );
    this.showLines('Keys', rows);
  }

  private showLines(title: string, rows: readonly Row[]): void {
    const width = this.layout.talk;
    this.overlay = { kind: 'lines', title, rows: rows.flatMap(row => wrapped(row, width)), from: 0 };
    this.look();
  }

  private pressOver(overlay: Overlay, press: Press, deed: Deed | undefined): void {
    if (deed?.deed === 'escape' || deed?.deed === 'interrupt') return void this.closeOverlay();
    const page = this.layout.height - 1;
    if (overlay.kind === 'lines') {
      const by = press.type === 'wheel' ? press.by * wheelRows : (rowsOfDeed(deed, page) ?? undefined);
      if (by === undefined) return void this.closeOverlay();
      const from = Math.max(0, Math.min(overlay.from + by, overlay.rows.length - page));
      this.overlay = { ...overlay, from };
      return;
    }
    const by = press.type === 'wheel' ? press.by : rowsOfDeed(deed, page);
    if (by !== undefined) {
      const selected = Math.max(0, Math.min(overlay.selected + by, overlay.choices.length - 1));
      this.overlay = { ...overlay, selected };
      return;
    }
    if (deed?.deed === 'enter') return void this.chosen(overlay);
    const query =
      press.type === 'text' || press.type === 'paste'
        ? typed(overlay.query, press.text.replaceAll('\n', ' '))
        : deed?.deed === 'move'
          ? moved(overlay.query, deed.reach)
          : deed?.deed === 'cut'
            ? cut(overlay.query, deed.reach).line
            : overlay.query;
    const isOther = query.text !== overlay.query.text;
    this.overlay = { ...overlay, query, ...(isOther && { choices: [], selected: 0 }) };
    if (overlay.asks === 'rooms') this.refreshChoices();
  }

  private chosen(overlay: Extract<Overlay, { kind: 'choices' }>): void {
    const choice = overlay.choices[overlay.selected];
    if (choice === undefined) {
      if (overlay.asks === 'history') void this.ask(overlay.query.text);
      return;
    }
    this.closeOverlay();
    choice.choose();
  }

  private closeOverlay(): void {
    this.overlay = undefined;
    this.look();
  }

  /** Rooms that fit what is typed, the best first. */
  private refreshChoices(): void {
    const { overlay } = this;
    if (overlay?.kind !== 'choices') return;
    const query = overlay.query.text.trim();
    const choices = this.client.rooms.all
      .flatMap(room => {
        const far = distance(query, room.name);
        return far === undefined ? [] : [{ room, far }];
      })
      .sort((a, b) => (query === '' ? 0 : a.far - b.far))
      .map(
        ({ room }): Choice => ({
          row: [
            { text: harmless(room.name), style: room.unread > 0 ? theme.busy : {} },
            { text: room.unread > 0 ? ` ${room.unread}` : '', style: theme.quiet },
          ],
          choose: () => this.show(room),
        }),
      );
    this.overlay = { ...overlay, choices, told: choices.length === 0 ? 'No room is called so.' : '' };
  }

  /** Asks the server for what was said. */
  private async ask(text: string): Promise<void> {
    const { room, client } = this;
    if (room === undefined || text.trim() === '') return;
    const from = /(?:^|\s)from:(\S+)/.exec(text)?.[1];
    const words = text.replace(/(?:^|\s)from:\S+/g, '').trim();
    const found = await client.search({ text: words, room: room.name, ...(from !== undefined && { from }) });
    if (this.overlay?.kind !== 'choices' || this.overlay.query.text !== text) return;
    if (!found.ok) this.overlay = { ...this.overlay, told: found.text };
    else {
      const choices = found.value.map(
        ({ room: name, entry }): Choice => ({
          row: [
            { text: `${dayOf(entry.at)} ${clockOf(entry.at)} `, style: theme.quiet },
            { text: `${harmless(entry.author.nick)}: `, style: theme.busy },
            ...formatted(entry.text.replaceAll('\n', ' ')),
          ],
          choose: () => void this.jump(name, entry.msgid),
        }),
      );
      this.overlay = {
        ...this.overlay,
        choices,
        selected: 0,
        told: choices.length === 0 ? 'Nothing was found.' : '',
      };
    }
    this.signal.changed();
  }

  private async jump(name: string, msgid: string | undefined): Promise<void> {
    const room = this.client.rooms.get(name);
    if (room === undefined || msgid === undefined) return;
    const isThere = await this.client.jumpTo(room, msgid);
    this.show(room);
    if (isThere) this.toEntry(room, room.timeline.indexOfMsgid(msgid));
    else this.told = 'It is not there any more.';
    this.signal.changed();
  }

  private toEntry(room: Room, index: number): void {
    this.setPlace(room, around(this.sceneOf(room), index));
  }

  private toUnread(room: Room): void {
    const { unreadLine } = room;
    if (unreadLine === undefined) return;
    this.toEntry(
      room,
      room.timeline.entries.findIndex(entry => entry.at > unreadLine),
    );
  }

  private scroll(by: number): void {
    const { room } = this;
    if (room === undefined) return;
    const place = scrolled(this.sceneOf(room), this.place, by);
    if (place === undefined && !room.timeline.atEnd) void this.client.loadNewer(room);
    this.setPlace(room, place);
    if (by < 0) this.fetchOlder(room);
  }

  private fetchOlder(room: Room): void {
    if (room.timeline.atStart || !seenFrom(this.sceneOf(room), this.place).isAtTop) return;
    void this.client.loadOlder(room).then(() => this.signal.changed());
  }

  private setPlace(room: Room, place: Place | undefined): void {
    // Who reads the end of a piece of history does not follow the talk.
    const last = room.timeline.entries.at(-1);
    const kept =
      place ?? (room.timeline.atEnd || last === undefined ? undefined : { key: last.key, below: 0 });
    if (kept === undefined) this.places.delete(room.key);
    else this.places.set(room.key, kept);
    this.client.readBack(room, kept?.key);
    this.look();
  }

  private showBeside(by: 1 | -1): void {
    const { all } = this.client.rooms;
    const at = this.room === undefined ? 0 : all.indexOf(this.room);
    this.showIf(all[(at + by + all.length) % all.length]);
  }

  private showIf(room: Room | undefined): void {
    if (room !== undefined) this.show(room);
  }

  private nextActive(): Room | undefined {
    const { all } = this.client.rooms;
    const others = all.filter(room => room !== this.room);
    return others.find(room => room.mentions > 0) ?? others.find(room => room.unread > 0);
  }

  private click(column: number, row: number): void {
    const { rooms } = this.layout;
    if (column < rooms) this.showIf(this.client.rooms.all[row - 1]);
  }

  private paste(text: string): void {
    const whole = text.replace(/\n+$/, '');
    if (whole.includes('\n')) this.pasted = whole;
    else this.edit(typed(this.line, whole));
  }

  private answerPaste(deed: Deed | undefined): void {
    const { pasted, line } = this;
    if (pasted === undefined) return;
    if (deed?.deed === 'enter') this.edit(typed(line, pasted));
    else if (deed?.deed !== 'escape' && deed?.deed !== 'interrupt') return;
    this.pasted = undefined;
    if (deed.deed === 'enter') void this.enter();
  }

  private called(call: Call): void {
    if (call.type === 'show') this.show(call.room);
    else if (call.type === 'refused') this.told = call.text;
    else if (call.type === 'invited') this.told = `${call.by} invites you: /join ${call.room}`;
    else if (call.entry.mentions && call.room.loudness !== 'muted') this.hands.ring();
    this.signal.changed();
  }
}

function rowsOfDeed(deed: Deed | undefined, page: number): number | undefined {
  if (deed?.deed === 'past') return deed.by;
  if (deed?.deed === 'scroll') return deed.pages * page;
  return undefined;
}
