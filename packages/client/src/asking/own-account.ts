import type { Core } from '../core.ts';
import type { Entrance, Outcome } from '../model/client.ts';
import { addDevice, changePassword, login, logout, register, verify } from './accounts.ts';

/** As whom one comes in, now and the next time. */
interface Entering {
  readonly current: Entrance | undefined;
  change(entrance: Entrance): void;
}

type Login = NonNullable<Entrance['login']>;

/** What the user does about her own account. Who has logged in comes again as the same after a lost connection. */
export class OwnAccount {
  private readonly core: Core;
  private readonly entering: Entering;
  /** The account that waits for a code, with its password. */
  private unverified: Login | undefined;

  constructor(core: Core, entering: Entering) {
    this.core = core;
    this.entering = entering;
  }

  /** Someone else may come in next. */
  forget(): void {
    this.unverified = undefined;
  }

  async register(
    account: string,
    email: string | undefined,
    password: string,
  ): Promise<Outcome<'done' | 'verify'>> {
    const outcome = await register(this.core, account, email, password);
    this.unverified = { account, secret: password };
    if (outcome.ok && outcome.value === 'done') this.comesAs(this.unverified);
    return outcome;
  }

  async verify(account: string, code: string): Promise<Outcome> {
    const outcome = await verify(this.core, account, code);
    if (outcome.ok && this.unverified?.account === account) this.comesAs(this.unverified);
    return outcome;
  }

  async login(account: string, secret: string): Promise<Outcome> {
    const outcome = await login(this.core, account, secret);
    if (outcome.ok) this.comesAs({ account, secret });
    return outcome;
  }

  async logout(): Promise<Outcome> {
    const outcome = await logout(this.core);
    const { current } = this.entering;
    if (outcome.ok && current !== undefined) {
      const { login: _, ...guest } = current;
      this.entering.change(guest);
    }
    return outcome;
  }

  async changePassword(old: string, wanted: string): Promise<Outcome> {
    const outcome = await changePassword(this.core, old, wanted);
    const used = this.entering.current?.login;
    // A login token goes on to hold.
    if (outcome.ok && used?.secret === old) this.comesAs({ ...used, secret: wanted });
    return outcome;
  }

  async addDevice(name: string): Promise<Outcome<{ readonly id: string; readonly secret: string }>> {
    const outcome = await addDevice(this.core, name);
    const { account } = this.core.me;
    // From now on this device comes in by its own token, and the password may be forgotten. It counts as logged in by it
    // at once, so that it can be logged out from elsewhere.
    if (outcome.ok && account !== undefined) await this.login(account, outcome.value.secret);
    return outcome;
  }

  private comesAs(used: Login): void {
    this.unverified = undefined;
    const { current } = this.entering;
    if (current !== undefined) this.entering.change({ ...current, login: used });
  }
}
