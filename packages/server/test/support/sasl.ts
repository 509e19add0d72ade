import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import type { Mailer } from '../../src/accounts/mailer.ts';

/** A message of SASL as AUTHENTICATE carries it, when it is short. */
export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** What PLAIN wants to be told. */
export function plainOf(account: string, password: string): string {
  return base64(`\0${account}\0${password}`);
}

/** The other side of SCRAM-SHA-256, written down without the help of the code that is tested (RFC 5802). */
export class ScramClient {
  readonly first: string;
  private readonly password: string;
  private readonly bare: string;
  private wanted = '';

  constructor(account: string, password: string) {
    this.password = password;
    this.bare = `n=${account},r=nonceofclient`;
    this.first = base64(`n,,${this.bare}`);
  }

  /** The answer to a challenge. */
  answer(challenge: string): string {
    const text = Buffer.from(challenge, 'base64').toString();
    const [, nonce = '', salt = '', rounds = ''] = /^r=([^,]+),s=([^,]+),i=(\d+)$/.exec(text) ?? [];
    const salted = pbkdf2Sync(this.password, Buffer.from(salt, 'base64'), Number(rounds), 32, 'sha256');
    const mac = (key: Buffer, what: string) => createHmac('sha256', key).update(what).digest();
    const clientKey = mac(salted, 'Client Key');
    const without = `c=biws,r=${nonce}`;
    const said = `${this.bare},${text},${without}`;
    const signature = mac(createHash('sha256').update(clientKey).digest(), said);
    const proof = clientKey.map((byte, index) => byte ^ (signature[index] ?? 0));
    this.wanted = base64(`v=${mac(mac(salted, 'Server Key'), said).toString('base64')}`);
    return base64(`${without},p=${Buffer.from(proof).toString('base64')}`);
  }

  /** Whether what the server says last is what only one can say who knows the password too. */
  trusts(last: string): boolean {
    return last === this.wanted;
  }
}

/** Keeps mail instead of sending it. */
export class Mailbox implements Mailer {
  readonly sent: { readonly to: string; readonly subject: string; readonly text: string }[] = [];
  /** Whether nothing is taken. */
  isBroken = false;

  send(to: string, subject: string, text: string): Promise<void> {
    if (this.isBroken) return Promise.reject(new Error('550 no such box'));
    this.sent.push({ to, subject, text });
    return Promise.resolve();
  }

  /** The code in the last message. */
  get code(): string {
    const [code] = /\b[A-Z0-9]{12}\b/.exec(this.sent.at(-1)?.text ?? '') ?? [];
    if (code === undefined) throw new Error('there is no code in the last message');
    return code;
  }
}
