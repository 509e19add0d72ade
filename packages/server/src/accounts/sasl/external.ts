import { type Mechanism, malformed, type Prover, textOf } from './mechanism.ts';

/** EXTERNAL (RFC 4422, appendix A): the certificate says who it is; what the client sends may name the account. */
export function external(prover: Prover): Mechanism {
  return {
    take(message) {
      const account = textOf(message);
      if (account === undefined) return malformed;
      return { outcome: prover.byCertificate(account === '' ? undefined : account) };
    },
  };
}
