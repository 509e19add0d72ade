import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { fold } from '@salon/protocol';
import type { LoginOutcome } from '../outcomes.ts';
import { hmac } from '../secrets/scram-keys.ts';
import { type Mechanism, malformed, type Prover, type ScramAttempt, type Step, textOf } from './mechanism.ts';

/** What a client begins with. */
interface ClientFirst {
  /** What stands before the rest, and comes back in the last message. */
  readonly header: string;
  readonly bare: string;
  readonly name: string;
  readonly nonce: string;
}

type Stage =
  | { readonly stage: 'first' }
  | {
      readonly stage: 'final';
      readonly attempt: ScramAttempt;
      readonly header: string;
      readonly nonce: string;
      /** What both sides have said, as it is signed. */
      readonly said: string;
    }
  | { readonly stage: 'proved'; readonly outcome: LoginOutcome }
  | { readonly stage: 'over' };

/**
 * SCRAM-SHA-256 (RFC 5802, RFC 7677): client and server prove to each other that they know what a password leads to,
 * and neither says it. Without channel binding.
 */
export class Scram implements Mechanism {
  private readonly prover: Prover;
  private readonly ownNonce: string;
  private at: Stage = { stage: 'first' };

  /** `nonce` is the server's part of it. */
  constructor(prover: Prover, nonce: string = randomBytes(nonceBytes).toString('base64')) {
    this.prover = prover;
    this.ownNonce = nonce;
  }

  take(message: Uint8Array): Step {
    const { at } = this;
    this.at = { stage: 'over' };
    const text = textOf(message);
    if (text === undefined) return malformed;
    switch (at.stage) {
      case 'first':
        return this.first(text);
      case 'final':
        return this.final(text, at);
      case 'proved':
        return { outcome: at.outcome };
      case 'over':
        return malformed;
    }
  }

  private first(text: string): Step {
    const first = clientFirst(text);
    if (first === undefined) return malformed;
    const attempt = this.prover.byScram(first.name);
    if ('is' in attempt) return { outcome: attempt };
    const { salt, iterations } = attempt.keys;
    const nonce = first.nonce + this.ownNonce;
    const challenge = `r=${nonce},s=${Buffer.from(salt).toString('base64')},i=${iterations}`;
    this.at = { stage: 'final', attempt, header: first.header, nonce, said: `${first.bare},${challenge}` };
    return { challenge: Buffer.from(challenge) };
  }

  private final(text: string, { attempt, header, nonce, said }: Extract<Stage, { stage: 'final' }>): Step {
    const [, without = '', binding = '', echoed = '', given = ''] = clientFinal.exec(text) ?? [];
    const { storedKey, serverKey } = attempt.keys;
    const signed = `${said},${without}`;
    const proof = Buffer.from(given, 'base64');
    const isSame = binding === Buffer.from(header).toString('base64') && echoed === nonce;
    const isProved = isSame && proves(proof, storedKey, signed);
    const outcome = attempt.finish(isProved);
    // Who has to wait is not told that she was right.
    if (!isProved || outcome.is === 'throttled') return { outcome };
    this.at = { stage: 'proved', outcome };
    return { challenge: Buffer.from(`v=${hmac(serverKey, signed, 'sha256').toString('base64')}`) };
  }
}

/** Whether a proof is by one who knows the key of which the server keeps the digest. */
function proves(proof: Buffer, storedKey: Uint8Array, signed: string): boolean {
  const signature = hmac(storedKey, signed, 'sha256');
  if (proof.length !== signature.length) return false;
  const clientKey = signature.map((byte, index) => byte ^ (proof[index] ?? 0));
  return timingSafeEqual(createHash('sha256').update(clientKey).digest(), storedKey);
}

/** Reads the first message. What asks for channel binding, or for what this server does not know, is not read. */
function clientFirst(text: string): ClientFirst | undefined {
  const [, header = '', actAs, bare = '', name = '', nonce = ''] =
    /^([ny],(?:a=([^,]+))?,)(n=([^,]+),r=([!-+\--~]+)(?:,.*)?)$/.exec(text) ?? [];
  const account = unescaped(name);
  if (account === undefined || account === '' || nonce.length > nonceCharsMax) return undefined;
  if (actAs !== undefined) {
    const other = unescaped(actAs);
    if (other === undefined || fold(other, 'ascii') !== fold(account, 'ascii')) return undefined;
  }
  return { header, bare, name: account, nonce };
}

/** A name in which `,` and `=` are written otherwise. */
function unescaped(name: string): string | undefined {
  if (/=(?!2C|3D)/.test(name)) return undefined;
  return name.replaceAll('=2C', ',').replaceAll('=3D', '=');
}

/** The message without its proof, what comes back of the first one's header, the nonce, and the proof. */
const clientFinal = /^(c=([A-Za-z0-9+/=]+),r=([!-+\--~]+)(?:,[^,]*)*),p=([A-Za-z0-9+/=]+)$/;

const nonceBytes = 18;

/** Those of clients have some dozens. */
const nonceCharsMax = 256;
