import { randomUUID } from 'node:crypto';
import type { AccountAdded, AccountNotAdded } from '../hub/accounts/effect.ts';
import type { AddAccount } from '../hub/accounts/signal.ts';
import type { Effect } from '../hub/effect.ts';
import { serverSession } from '../hub/session.ts';
import { attempt } from './attempt.ts';
import { isMailAddress } from './mail/address.ts';
import type { CodeOutcome, NotTried, RegisterOutcome, SendOutcome } from './outcomes.ts';
import type { Visitor } from './parts.ts';
import { passwordFault } from './secrets/prepared.ts';
import { type DeskTools, wrongCode } from './tools.ts';

/** What someone gives who wants an account. */
export interface Application {
  readonly account: string;
  readonly password: string;
  /** An address for mail; none when it is left out. */
  readonly email?: string;
  /** It is made by one who keeps accounts, for someone else. */
  readonly forOther?: boolean;
}

/** Makes accounts: what is secret is kept first, then the hub says whether there may be such an account. */
export class Registrar {
  private readonly tools: DeskTools;

  constructor(tools: DeskTools) {
    this.tools = tools;
  }

  /** Makes an account. Who keeps accounts has neither to wait nor to show that an address is hers. */
  register(who: Visitor, application: Application): Promise<RegisterOutcome> {
    const { parts, throttle } = this.tools;
    return attempt(parts, async () => {
      const objection = this.objectionTo(who, application);
      if (objection !== undefined) return objection;
      if (isByKeeper(who, application)) return await this.make(who, application);
      const network = parts.networkOf(who.origin);
      const seconds = throttle.secondsToRegister(network);
      if (seconds !== undefined) return { is: 'throttled', seconds };
      const outcome = await this.make(who, application);
      if (outcome.is === 'refused' || outcome.is === 'busy') throttle.notRegistered(network);
      return outcome;
    });
  }

  /** Takes the code that was sent to the owner of a new account. */
  verify(who: Visitor, name: string, code: string): Promise<CodeOutcome> {
    const { parts, logins, codes, hub } = this.tools;
    return attempt(parts, async () => {
      const wait = logins.secondsToWait(who, name);
      if (wait !== undefined) return wait;
      const account = parts.facts.of(name);
      const address = account && codes.check(account.credential, 'verify', code);
      if (account === undefined || address === undefined) return wrongCode(logins, who, name);
      const now = parts.clock.now();
      parts.credentials.setEmail(account.credential, address, now, now);
      parts.credentials.removeCode(account.credential, 'verify');
      const isDone = await hub.ask(
        effect => answerToVerify(effect, who, account.name),
        () => parts.submit({ type: 'verify-account', account: account.name }, who.session),
      );
      if (!isDone) return { is: 'wrong-code' };
      parts.logger.info(`the account ${account.name} is verified`);
      return { is: 'done', account: account.name, credential: account.credential };
    });
  }

  /** Sends another code to the owner of a new account. Whether there is one to send to is told to nobody. */
  resend(who: Visitor, name: string): Promise<SendOutcome> {
    const { parts, throttle, post } = this.tools;
    return attempt<SendOutcome>(parts, async () => {
      if (parts.mailer === undefined) return { is: 'no-mail' };
      const seconds = throttle.secondsToRegister(parts.networkOf(who.origin));
      if (seconds !== undefined) return { is: 'throttled', seconds };
      const account = parts.facts.of(name);
      const email = account && parts.credentials.get(account.credential)?.email;
      if (account?.verifyUntil !== undefined && email !== undefined) post.sendLater(account, 'verify', email);
      return { is: 'sent' };
    });
  }

  /** Why an account is not even tried to be made, if that is known before anything dear is done. */
  private objectionTo(who: Visitor, application: Application): RegisterOutcome | undefined {
    const { account, password, email } = application;
    const { facts, settings, mailer } = this.tools.parts;
    const { registration, passwordCharsMin, emailRequired } = settings();
    const isHers = !isByKeeper(who, application);
    if (registration === 'closed' && isHers) return refused({ code: 'registration-closed' });
    if (facts.of(account) !== undefined) return refused({ code: 'account-taken', account });
    if (email !== undefined && !isMailAddress(email)) return { is: 'bad-email', fault: 'malformed' };
    if (email === undefined && emailRequired && mailer !== undefined && isHers) {
      return { is: 'bad-email', fault: 'missing' };
    }
    const fault = passwordFault(password, passwordCharsMin);
    return fault && { is: 'bad-password', fault, charsMin: passwordCharsMin };
  }

  private async make(who: Visitor, application: Application): Promise<RegisterOutcome> {
    const { account, password, email, forOther } = application;
    const { parts, secrets } = this.tools;
    const { credentials, clock, settings, mailer } = parts;
    const made = await secrets.make(password, parts.networkOf(who.origin));
    if (made === 'busy') return { is: 'busy' };
    const credential = randomUUID();
    const now = clock.now();
    const mustVerify = email !== undefined && mailer !== undefined && !isByKeeper(who, application);
    credentials.add({ id: credential, ...made, email, createdAt: now, changedAt: now });
    const answer = await this.askHub(who, {
      type: 'add-account',
      account,
      credential,
      ...(forOther === true && { forOther }),
      ...(mustVerify && { verifyUntil: now + settings().verifyHours * hourMs }),
    });
    if (answer.type === 'account-not-added') {
      credentials.remove(credential);
      return refused(answer.refusal);
    }
    parts.logger.info({ session: who.session }, `${who.origin.host} made the account ${account}`);
    return mustVerify
      ? await this.sendFirst(account, credential, email)
      : { is: 'registered', account, credential };
  }

  /** Sends the code to the owner of a new account; where that fails there is none. */
  private async sendFirst(account: string, credential: string, email: string): Promise<RegisterOutcome> {
    const { parts, post } = this.tools;
    let isTaken = false;
    try {
      isTaken = await post.send({ name: account, credential }, 'verify', email);
    } finally {
      if (!isTaken && parts.facts.of(account)?.credential === credential) {
        parts.submit({ type: 'remove-account', account }, serverSession);
      }
    }
    return isTaken ? { is: 'code-sent', account, email } : { is: 'bad-email', fault: 'not-reached' };
  }

  private askHub(who: Visitor, command: AddAccount): Promise<AccountAdded | AccountNotAdded> {
    const { hub, parts } = this.tools;
    return hub.ask(
      effect => answerToAdd(effect, command.credential),
      () => parts.submit(command, who.session),
    );
  }
}

function isByKeeper({ session }: Visitor, { forOther = false }: Application): boolean {
  return forOther || session === serverSession;
}

function refused(refusal: AccountNotAdded['refusal']): Exclude<RegisterOutcome, NotTried> {
  return { is: 'refused', refusal };
}

function answerToAdd(effect: Effect, credential: string): AccountAdded | AccountNotAdded | undefined {
  const isAnswer = effect.type === 'account-added' || effect.type === 'account-not-added';
  return isAnswer && effect.credential === credential ? effect : undefined;
}

/** Whether an effect says that an account is verified, or that it cannot be. */
function answerToVerify(effect: Effect, { session }: Visitor, account: string): boolean | undefined {
  if (effect.type === 'account-verified') return effect.account === account ? true : undefined;
  if (effect.type !== 'refused' || effect.session !== session) return undefined;
  const { refusal } = effect;
  const isAnswer = refusal.code === 'no-such-account' || refusal.code === 'account-verified';
  return isAnswer && refusal.account === account ? false : undefined;
}

const hourMs = 3_600_000;
