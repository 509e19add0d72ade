import type { ChatClient, Entrance, EntryRefusal } from '@salon/client';
import type { Deed } from '../input/bindings.ts';
import { edited } from '../input/edited.ts';
import { emptyLine, hidden, type Line, lineOf } from '../input/line.ts';
import type { Press } from '../input/presses.ts';
import { harmless } from '../text/harmless.ts';
import type { Profile } from '../world/profile.ts';
import type { Address } from '../world/transport.ts';
import type { Signal } from './signal.ts';

/** What someone is asked at the door. */
type Question = 'pseudo' | 'password' | 'server-password';

/** Before the talk: asks for a pseudo as the line door does, and for a password where one is needed. */
export class Entering {
  question: Question = 'pseudo';
  line: Line;
  /** What the door said of the last answer. */
  told = '';
  pseudo = '';
  /** Whose password is asked for. */
  private account = '';
  private login: Entrance['login'];
  private serverPassword: string | undefined;
  private readonly client: ChatClient;
  private readonly profile: Profile;
  private readonly address: Address;
  private readonly signal: Signal;
  private readonly leave: () => void;

  constructor(client: ChatClient, profile: Profile, address: Address, signal: Signal, leave: () => void) {
    this.client = client;
    this.profile = profile;
    this.address = address;
    this.signal = signal;
    this.leave = leave;
    this.line = lineOf(profile.pseudoAt(address) ?? '');
    this.told = profile.notice ?? '';
  }

  /** Goes in without a question, where this device is logged in. */
  comeBack(): void {
    const login = this.profile.loginAt(this.address);
    if (login === undefined) return;
    this.pseudo = this.profile.pseudoAt(this.address) ?? login.account;
    this.account = login.account;
    this.enter({ account: login.account, secret: login.token });
  }

  /** The line as it may be shown: a password is not. */
  get shownLine(): Line {
    return this.question === 'pseudo' ? this.line : hidden(this.line);
  }

  get prompt(): string {
    if (this.question === 'pseudo') return '>> Enter pseudo: ';
    return this.question === 'password'
      ? `>> Password of ${harmless(this.account)}: `
      : '>> Password of this server: ';
  }

  press(press: Press, deed: Deed | undefined): void {
    if (deed?.deed === 'interrupt' || deed?.deed === 'end-of-input') return void this.leave();
    else if (deed?.deed === 'escape') this.askPseudo();
    else if (deed?.deed === 'complete') this.answerWithPassword();
    else if (deed?.deed === 'enter') this.answer();
    else this.line = edited(this.line, press, deed);
    this.signal.changed();
  }

  /** The door said no. */
  refused(refusal: EntryRefusal): void {
    const { why, text } = refusal;
    if (why === 'password') this.ask('server-password', text);
    else if (why === 'nick-owned') this.askPassword(this.pseudo, `${text} (Escape: another pseudo)`);
    else if (why === 'login-failed') {
      // A token that is not taken any more is of no use.
      this.profile.setLogin(this.address, undefined);
      this.askPassword(this.account, text);
    } else {
      this.ask('pseudo', text);
      this.line = lineOf(this.pseudo);
    }
    this.signal.changed();
  }

  private ask(question: Question, told: string): void {
    this.question = question;
    this.told = told;
    this.line = emptyLine;
  }

  /** Someone else may be meant: what one was logged in by does not count any more. */
  private askPseudo(): void {
    this.login = undefined;
    this.ask('pseudo', '');
  }

  private askPassword(account: string, told: string): void {
    this.account = account;
    this.login = undefined;
    this.ask('password', told);
  }

  private answerWithPassword(): void {
    if (this.question !== 'pseudo' || this.line.text.trim() === '') return;
    this.pseudo = this.line.text.trim();
    this.askPassword(this.pseudo, 'Who has an account under this pseudo logs in by its password.');
  }

  private answer(): void {
    const { text } = this.line;
    if (this.question === 'password') return void this.enter({ account: this.account, secret: text });
    if (this.question === 'server-password') this.serverPassword = text;
    else this.pseudo = text.trim();
    if (this.pseudo === '') return;
    this.enter(this.login);
  }

  private enter(login: Entrance['login']): void {
    this.told = '';
    this.login = login;
    this.client.enter({
      nick: this.pseudo,
      rooms: [],
      intoLobby: true,
      ...(login !== undefined && { login }),
      ...(this.serverPassword !== undefined && { password: this.serverPassword }),
    });
  }
}
