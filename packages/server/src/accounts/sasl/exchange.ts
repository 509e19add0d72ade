import { Chunks, type Gathered } from './chunks.ts';
import { external } from './external.ts';
import { type Mechanism, malformed, type Prover, type Step } from './mechanism.ts';
import { plain } from './plain.ts';
import { Scram } from './scram.ts';

/** Every mechanism, in the order in which they are shown. */
const mechanisms = {
  PLAIN: plain,
  EXTERNAL: external,
  'SCRAM-SHA-256': (prover: Prover): Mechanism => new Scram(prover),
} as const;

/** The name of a mechanism. */
export type MechanismName = keyof typeof mechanisms;

/** Mechanisms by which someone can log in: a certificate is shown by TLS alone. */
export function mechanismsFor(secure: boolean): readonly MechanismName[] {
  const all = Object.keys(mechanisms) as MechanismName[];
  return all.filter(name => secure || name !== 'EXTERNAL');
}

/** What comes of an AUTHENTICATE: `more` is to come, it is too long, or a mechanism has taken a step. */
export type Taken = Extract<Gathered, 'more' | 'too-long'> | Step | Promise<Step>;

/** One try to log in with AUTHENTICATE, from the name of a mechanism to its end. */
export class Exchange {
  private readonly mechanism: Mechanism;
  private readonly chunks = new Chunks();

  constructor(name: MechanismName, prover: Prover) {
    this.mechanism = mechanisms[name](prover);
  }

  /** Takes what the client sent behind AUTHENTICATE. */
  take(chunk: string): Taken {
    const message = this.chunks.take(chunk);
    if (message === 'garbled') return malformed;
    return typeof message === 'string' ? message : this.mechanism.take(message);
  }
}
