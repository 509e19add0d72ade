import { type CapabilityName, type NumericName, parseLine } from '@salon/protocol';
import type { Event, Reply } from '../../hub/effect.ts';
import type { Query } from '../../hub/query.ts';
import type { Command } from '../../hub/signal.ts';
import { NumericLines, word } from '../../render/irc/lines.ts';
import type { IrcReader } from '../../render/irc/reader.ts';
import { closingLink, motd } from '../../render/irc/replies.ts';
import type { LineFault } from '../../sessions/line-framer.ts';
import type { Session } from '../../sessions/session.ts';
import type { Conversation } from '../door.ts';
import { IrcAcceptor } from './acceptor.ts';
import type { IrcDoor } from './door.ts';
import { verbs } from './verbs/table.ts';

/** Where a client stands: still registering, just let in and being welcomed, or at home. */
type Stage =
  | { readonly stage: 'newcomer'; readonly acceptor: IrcAcceptor }
  | { readonly stage: 'welcomed' }
  | { readonly stage: 'user' };

/** The talk with an IRC client: its lines become commands and queries by the table of verbs. */
export class IrcClient implements Conversation {
  readonly door: IrcDoor;
  readonly session: Session;
  /** What it agreed to. */
  capabilities: ReadonlySet<CapabilityName> = new Set();
  private at: Stage = { stage: 'newcomer', acceptor: new IrcAcceptor(this) };
  private reader: IrcReader;

  constructor(door: IrcDoor, session: Session) {
    this.door = door;
    this.session = session;
    this.reader = door.reader;
    session.watch(door.parts.newcomers);
  }

  /** Who registers the client; undefined once it is a user. */
  get acceptor(): IrcAcceptor | undefined {
    return this.at.stage === 'newcomer' ? this.at.acceptor : undefined;
  }

  heard(line: string): void {
    if (this.acceptor === undefined) this.session.watch(this.door.parts.idlers);
    const message = parseLine(line);
    if (message.command === '') return;
    const verb = verbs.get(message.command);
    if (verb === undefined) {
      if (this.acceptor === undefined) this.numeric('ERR_UNKNOWNCOMMAND', word(message.command));
      else this.numeric('ERR_NOTREGISTERED');
      return;
    }
    if (verb.for === 'users' && this.acceptor !== undefined) this.numeric('ERR_NOTREGISTERED');
    else if (verb.for === 'newcomers' && this.acceptor === undefined) this.numeric('ERR_ALREADYREGISTRED');
    else if (message.params.length < verb.paramsMin) this.numeric('ERR_NEEDMOREPARAMS', message.command);
    else verb.run(this, message);
  }

  misheard(fault: LineFault): void {
    if (fault === 'too-long') this.numeric('ERR_INPUTTOOLONG');
    else
      this.write(
        `:${this.serverName} NOTICE ${this.session.nick} :Your line was not UTF-8 and was not taken.\r\n`,
      );
  }

  noted(effect: Event | Reply): void {
    switch (effect.type) {
      case 'refused':
        this.acceptor?.refused();
        break;
      case 'entered':
        this.session.nick = effect.who.nick;
        this.at = { stage: 'welcomed' };
        this.session.watch(this.door.parts.idlers);
        this.session.ask({ type: 'lusers' });
        break;
      case 'answered':
        if (this.at.stage === 'welcomed' && effect.answer.type === 'lusers') {
          this.at = { stage: 'user' };
          this.write(motd(this.door.parts.context, this.lines));
        }
        break;
      case 'renamed':
        this.session.nick = effect.nick;
        break;
      case 'dismissed':
        this.session.finish();
        break;
    }
  }

  silentTooLong(): void {
    this.session.dismiss(this.acceptor === undefined ? 'Idle for too long' : 'Registration timeout');
  }

  interrupted(): void {
    this.session.dismiss('Interrupted');
  }

  farewell(reason: string): string {
    const notice = `:${this.serverName} NOTICE ${this.session.nick} :${reason}\r\n`;
    return this.reader.stamped(notice + closingLink(this.session.host, reason), this.door.parts.now());
  }

  get serverName(): string {
    return this.door.parts.context.serverName;
  }

  /** Numerics addressed to this client. */
  get lines(): NumericLines {
    return new NumericLines(this.serverName, this.session.nick);
  }

  /** Answers with one numeric. */
  numeric(name: NumericName, ...params: readonly string[]): void {
    this.write(this.lines.line(name, ...params));
  }

  /** Sends whole lines of the server's own. */
  write(lines: string): void {
    this.session.write(this.reader.stamped(lines, this.door.parts.now()));
  }

  submit(command: Command): void {
    this.session.submit(command);
  }

  ask(query: Query): void {
    this.session.ask(query);
  }

  /** Reads by other capabilities from now on. */
  agree(capabilities: ReadonlySet<CapabilityName>): void {
    this.capabilities = capabilities;
    this.reader = this.door.readers.of(capabilities);
    this.session.reader = this.reader;
  }
}
