import { type Logger, pino } from 'pino';
import { Desk } from '../../src/accounts/desk.ts';
import type { Visitor } from '../../src/accounts/parts.ts';
import type { AccountRules } from '../../src/accounts/rules.ts';
import { checkHash } from '../../src/accounts/secrets/hashes.ts';
import { Secrets } from '../../src/accounts/secrets/secrets.ts';
import { hubSettings } from '../../src/config/hub.ts';
import { settingsSchema } from '../../src/config/schema.ts';
import { accountOf, accountOfCredential, ownerOf, tokensInUse } from '../../src/hub/accounts/registry.ts';
import type { Effect } from '../../src/hub/effect.ts';
import { Hub } from '../../src/hub/hub.ts';
import { serverSession } from '../../src/hub/session.ts';
import type { Command } from '../../src/hub/signal.ts';
import { Store } from '../../src/store/store.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { Mailbox } from '../support/sasl.ts';
import { cheapAccounts } from '../support/test-server.ts';

/** A desk with a hub and a store behind it, and no doors before it. */
export class Counter {
  readonly clock = new ManualClock();
  readonly hub = new Hub();
  readonly store = Store.open('memory');
  readonly mailbox = new Mailbox();
  readonly effects: Effect[] = [];
  readonly logged: string[] = [];
  readonly desk: Desk;
  /** The hashes that passwords were checked against. */
  readonly checked: string[] = [];
  rules: AccountRules;
  private sessions = 0;

  constructor(changes: Readonly<Record<string, unknown>> = {}, hasMail = false) {
    const settings = settingsSchema.parse({ accounts: { ...cheapAccounts, ...changes } });
    this.rules = settings.accounts;
    const logger: Logger = pino(
      { level: 'info', base: null },
      { write: (line: string) => void this.logged.push((JSON.parse(line) as { msg: string }).msg) },
    );
    this.send({ type: 'configure', settings: hubSettings(settings) });
    const secrets = new Secrets(
      () => this.rules.hashing,
      (hash, given) => {
        this.checked.push(hash);
        return checkHash(hash, given);
      },
    );
    this.desk = new Desk(
      {
        credentials: this.store.credentials,
        tokens: this.store.tokens,
        facts: {
          of: name => accountOf(this.hub.state, name),
          owner: nick => ownerOf(this.hub.state, nick),
          keeps: session => session === serverSession,
          ofCredential: credential => accountOfCredential(this.hub.state, credential),
          tokensInUse: account => tokensInUse(this.hub.state, account),
        },
        settings: () => this.rules,
        network: () => 'Testnet',
        mailer: hasMail ? this.mailbox : undefined,
        clock: this.clock,
        logger,
        submit: (command, session) => this.send(command, session),
        networkOf: ({ address }) => address,
      },
      secrets,
    );
  }

  /** Lets the hub take a signal, and tells the desk of what comes of it. */
  send(command: Command, session = serverSession): void {
    for (const effect of this.hub.step({ session, at: this.clock.now(), command })) {
      this.effects.push(effect);
      this.desk?.noted(effect);
    }
  }

  /** Someone who has not come in yet. */
  visitor(address = '192.0.2.1', certfp?: string): Visitor {
    this.sessions += 1;
    const origin = { address, host: address, secure: true };
    return { session: this.sessions, origin: certfp === undefined ? origin : { ...origin, certfp } };
  }

  /** Makes an account, verified if need be. */
  async account(name: string, password = `password-of-${name}`): Promise<Visitor> {
    const who = this.visitor();
    const hasMail = this.desk.asksEmail;
    const email = hasMail ? { email: `${name}@example.org` } : {};
    const made = await this.desk.registrar.register(who, { account: name, password, ...email });
    if (made.is === 'code-sent') await this.desk.registrar.verify(who, name, this.mailbox.code);
    else if (made.is !== 'registered') throw new Error(`${name} was not registered: ${made.is}`);
    return who;
  }

  /** What comes of a password. */
  async login(name: string, password: string, who = this.visitor()): Promise<string> {
    return (await this.desk.logins.byPassword(who, name, password)).is;
  }

  /** The id of the credential of an account. */
  credentialOf(name: string): string {
    const account = accountOf(this.hub.state, name);
    if (account === undefined) throw new Error(`there is no account ${name}`);
    return account.credential;
  }
}
