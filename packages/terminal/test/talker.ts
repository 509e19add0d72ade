import { Stage, type servers } from '../../client/test/stage.ts';
import { Chat } from '../src/full/app/chat.ts';
import { Signal } from '../src/full/app/signal.ts';
import { deedOf } from '../src/full/input/bindings.ts';
import { Presses } from '../src/full/input/presses.ts';
import { talkFrame } from '../src/full/screens/talk-screen.ts';

/** Alice in #tea with the whole screen of a terminal of 80 x 24, at a server that a test writes. */
export class Talker {
  readonly stage = new Stage();
  readonly copied: string[] = [];
  /** What she turned on and off. */
  readonly turned: string[] = [];
  readonly chat: Chat;
  hasLeft = false;
  /** What she said when she left. */
  goodbye: string | undefined;
  /** How large her terminal is. */
  size = { columns: 80, rows: 24 };
  private readonly presses = new Presses();

  /** `lastRoom` is the one that she looked at when she was here before. */
  constructor(lastRoom?: string) {
    const nothing = (): void => undefined;
    const hands = {
      size: () => this.size,
      ring: nothing,
      turn: (what: string, isOn: boolean) => void this.turned.push(`${what} ${isOn ? 'on' : 'off'}`),
      redraw: nothing,
      suspend: nothing,
      leave: (goodbye?: string) => {
        this.hasLeft = true;
        this.goodbye = goodbye;
      },
      loggedIn: nothing,
      loggedOut: nothing,
      copy: (text: string) => void this.copied.push(text),
    };
    this.chat = new Chat(this.stage.client, hands, new Signal(nothing), lastRoom);
  }

  /** Comes in, and hears so many messages of bob: `text 0` of msgid `m0`, and so on. */
  static async hearing(count: number, server: keyof typeof servers = 'salon'): Promise<Talker> {
    const talker = new Talker();
    await talker.stage.comeIn(server, 'alice', ['#tea']);
    for (let index = 0; index < count; index += 1)
      talker.hears(`@msgid=m${index} :bob!b@h PRIVMSG #tea :text ${index}`);
    talker.chat.look();
    await talker.stage.settle();
    talker.stage.sent = [];
    return talker;
  }

  /** A line of the server. */
  hears(line: string): void {
    this.stage.line(line);
  }

  /** The server answers the last question that has these words in it. */
  async isAnswered(question: string, answers: readonly string[], kind = 'labeled-response'): Promise<void> {
    const asked = this.stage.sent.findLast(line => line.includes(question));
    const label = /label=([^; ]+)/.exec(asked ?? '')?.[1];
    this.hears(`@label=${label} :s BATCH +B ${kind}`);
    for (const answer of answers)
      this.hears(answer.startsWith('@') ? answer.replace('@', '@batch=B;') : `@batch=B ${answer}`);
    this.hears(':s BATCH -B');
    this.stage.sent = [];
    await this.stage.settle();
  }

  /** The server answers the last question for history, with such messages of bob. */
  async pageComes(subcommand: string, ...texts: readonly string[]): Promise<void> {
    const lines = texts.map(text => `@msgid=${text.replaceAll(' ', '-')} :bob!b@h PRIVMSG #tea :${text}`);
    await this.isAnswered(`CHATHISTORY ${subcommand} `, lines, 'chathistory #tea');
  }

  /** What the terminal sends: text, and control sequences. */
  async types(bytes: string): Promise<void> {
    for (const press of [...this.presses.push(bytes), ...this.presses.flush()])
      this.chat.press(press, press.type === 'key' ? deedOf(press.key) : undefined);
    await this.stage.settle();
  }

  /** The lines that went to the server since the last time, without labels, marks, and that someone types. */
  sent(): readonly string[] {
    const lines = this.stage.sent.map(line =>
      line.replace(/^@\S+ /, tags => {
        const kept = tags
          .slice(1, -1)
          .split(';')
          .filter(tag => tag.startsWith('+draft/re') || tag.startsWith('+draft/un'));
        return kept.length === 0 ? '' : `@${kept.join(';')} `;
      }),
    );
    this.stage.sent = [];
    return lines.filter(line => !line.startsWith('TAGMSG') && !line.startsWith('MARKREAD'));
  }

  /** The rows of the screen. */
  get screen(): readonly string[] {
    const { rows } = talkFrame(this.chat, this.stage.clock.now());
    return rows.map(pieces =>
      pieces
        .map(({ row }) => row.map(({ text }) => text).join(''))
        .join(' ')
        .trimEnd(),
    );
  }

  /** The rows in the middle, without those that are empty and without the rooms beside them. */
  get talk(): readonly string[] {
    const { rooms, height } = this.chat.layout;
    return talkFrame(this.chat, this.stage.clock.now())
      .rows.slice(1, 1 + height)
      .map(pieces => pieces.find(({ column }) => column === rooms + 1)?.row ?? [])
      .map(row =>
        row
          .map(({ text }) => text)
          .join('')
          .trim(),
      )
      .filter(text => text !== '');
  }

  /** The line that she types in, with what stands before it. */
  get prompt(): string {
    return (this.screen.at(-1) ?? '').trim();
  }

  get status(): string {
    const { rows } = this.chat.typing;
    return (this.screen.at(-1 - rows.length) ?? '').trim();
  }

  /** What was said in the message that is chosen. */
  get chosen(): string | undefined {
    const { room } = this.chat;
    if (room === undefined) return undefined;
    const { entries, chosen } = this.chat.sceneOf(room);
    return chosen === undefined ? undefined : entries.find(({ key }) => key === chosen)?.text;
  }
}
