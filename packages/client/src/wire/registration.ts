import type { Message } from '@salon/protocol';
import type { Entrance } from '../model/client.ts';
import type { EntryRefusal } from '../model/link.ts';
import type { FactsState } from '../state/facts.ts';

/** The capabilities that the client knows what to do with. */
export const wantedCaps: readonly string[] = [
  'account-notify',
  'account-tag',
  'away-notify',
  'batch',
  'cap-notify',
  'chghost',
  'echo-message',
  'extended-join',
  'extended-monitor',
  'invite-notify',
  'labeled-response',
  'message-tags',
  'multi-prefix',
  'sasl',
  'server-time',
  'setname',
  'standard-replies',
  'userhost-in-names',
  'soju.im/search',
  'draft/account-registration',
  'draft/channel-rename',
  'draft/chathistory',
  'draft/event-playback',
  'draft/message-edit',
  'draft/message-redaction',
  'draft/metadata-3',
  'draft/multiline',
  'draft/read-marker',
  'draft/webpush',
];

/** How many capabilities a server may offer. */
export const offeredMax = 500;

/** How many characters of capabilities go into one line. */
const requestCharsMax = 380;

/** What registration says. */
export interface RegistrationCalls {
  readonly send: (command: string, ...params: readonly string[]) => void;
  /** The nick is taken; true when another one was tried. */
  readonly nickTaken: (text: string) => boolean;
  readonly refused: (refusal: EntryRefusal) => void;
  /** The server cannot say now whether it lets one in. */
  readonly unavailable: (text: string) => void;
}

/** Brings a connection through capabilities, login and nick until the server says welcome. */
export class Registration {
  private readonly entrance: Entrance;
  private readonly facts: FactsState;
  private readonly calls: RegistrationCalls;
  private unanswered = 0;
  private readonly caps = new Set<string>();
  /** What was asked for by itself. */
  private readonly alone = new Set<string>();
  /** What a FAIL said of the login: it tells more than the numeric behind it. */
  private loginFault: { readonly code: string; readonly text: string } | undefined;

  constructor(entrance: Entrance, facts: FactsState, calls: RegistrationCalls) {
    this.entrance = entrance;
    this.facts = facts;
    this.calls = calls;
  }

  begin(nick: string): void {
    const { send } = this.calls;
    this.facts.begin();
    send('CAP', 'LS', '302');
    if (this.entrance.password !== undefined) send('PASS', this.entrance.password);
    send('NICK', nick);
    send('USER', userOf(nick), '0', '*', this.entrance.realname ?? nick);
  }

  /** Takes a line as long as the client is not registered. */
  hear({ command, params }: Message): void {
    const text = params.at(-1) ?? '';
    switch (command) {
      case 'CAP':
        this.hearCap(params);
        return;
      case 'AUTHENTICATE':
        if (params[0] === '+') this.sendLogin();
        return;
      case '903':
      case '907':
        this.calls.send('CAP', 'END');
        return;
      case '902':
      case '904':
      case '905':
      case '906':
        this.loginFailed(text);
        return;
      case '421':
        // A server that knows no capabilities knows no accounts either.
        if (params[1] === 'CAP' && this.entrance.login !== undefined) this.refuseLogin();
        return;
      case 'FAIL':
        this.hearFail(params);
        return;
      case '433':
      case '436':
      case '437':
        if (!this.calls.nickTaken(text)) this.calls.refused({ why: takenWhy(text), text });
        return;
      case '431':
      case '432':
        this.calls.refused({ why: 'nick-wrong', text });
        return;
      case '464':
        this.calls.refused({ why: 'password', text });
        return;
      case '465':
        this.calls.refused({ why: 'banned', text });
        return;
    }
  }

  /** The server may have too much to do now, or have heard too many wrong passwords: then nothing is said of this one. */
  private loginFailed(text: string): void {
    const { loginFault, calls } = this;
    if (loginFault?.code === 'TEMPORARILY_UNAVAILABLE') calls.unavailable(loginFault.text);
    else calls.refused({ why: 'login-failed', text: loginFault?.text ?? text });
  }

  private hearFail([verb = '', code = '', ...rest]: readonly string[]): void {
    const text = rest.at(-1) ?? '';
    if (verb === 'AUTHENTICATE') this.loginFault = { code, text };
    else if (code === 'ACCOUNT_REQUIRED') this.calls.refused({ why: 'nick-owned', text });
    else if (verb === 'NICK') this.calls.refused({ why: 'nick-wrong', text });
  }

  private hearCap(params: readonly string[]): void {
    const [, subcommand = ''] = params;
    const names = (params.at(-1) ?? '').split(' ').filter(Boolean);
    if (subcommand === 'LS') {
      for (const item of names) {
        const [name = '', ...value] = item.split('=');
        if (this.facts.offered.size < offeredMax) this.facts.offered.set(name, value.join('='));
      }
      if (params[2] !== '*') this.request();
    } else if (subcommand === 'ACK' || subcommand === 'NAK') {
      this.unanswered -= 1;
      if (subcommand === 'ACK') for (const name of names) this.caps.add(name);
      else this.requestAlone(names);
      if (this.unanswered > 0) return;
      this.facts.setCaps(new Set(this.caps));
      this.logIn();
    }
  }

  private request(): void {
    const lines: string[] = [''];
    for (const name of wantedCaps.filter(each => this.facts.offered.has(each))) {
      const last = lines.at(-1) ?? '';
      if (last.length + name.length + 1 > requestCharsMax) lines.push(name);
      else lines[lines.length - 1] = last === '' ? name : `${last} ${name}`;
    }
    const asked = lines.filter(line => line !== '');
    this.unanswered = asked.length;
    for (const line of asked) this.calls.send('CAP', 'REQ', line);
    if (asked.length === 0) this.logIn();
  }

  /** What was not given together: one of them may be all that the server does not want to give. Each is asked for once. */
  private requestAlone(names: readonly string[]): void {
    if (names.length < 2) return;
    for (const name of names) {
      if (!wantedCaps.includes(name) || this.alone.has(name)) continue;
      this.alone.add(name);
      this.unanswered += 1;
      this.calls.send('CAP', 'REQ', name);
    }
  }

  private logIn(): void {
    if (this.entrance.login === undefined) this.calls.send('CAP', 'END');
    else if (this.caps.has('sasl')) this.calls.send('AUTHENTICATE', 'PLAIN');
    else this.refuseLogin();
  }

  private refuseLogin(): void {
    this.calls.refused({ why: 'login-failed', text: 'This server knows no accounts' });
  }

  private sendLogin(): void {
    const { login } = this.entrance;
    if (login === undefined) return;
    for (const chunk of plainChunks(login.account, login.secret)) this.calls.send('AUTHENTICATE', chunk);
  }
}

/** What SASL PLAIN says, in lines (RFC 4616, IRCv3 sasl-3.1): the last one is shorter than 400 characters, be it but `+`. */
export function plainChunks(account: string, secret: string): string[] {
  const bytes = new TextEncoder().encode(`\0${account}\0${secret}`);
  const text = btoa(String.fromCharCode(...bytes));
  const chunks: string[] = [];
  for (let at = 0; at < text.length; at += 400) chunks.push(text.slice(at, at + 400));
  if (text.length % 400 === 0) chunks.push('+');
  return chunks;
}

/** A user name must be plain letters. */
function userOf(nick: string): string {
  return (
    nick
      .replace(/[^A-Za-z0-9]/g, '')
      .slice(0, 10)
      .toLowerCase() || 'web'
  );
}

/** Whether a nick is in use now, or belongs to an account. */
function takenWhy(text: string): 'nick-in-use' | 'nick-owned' {
  return /account|belong|regist|reserv|log in/i.test(text) ? 'nick-owned' : 'nick-in-use';
}
