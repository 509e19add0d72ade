import type { LoginOutcome } from './outcomes.ts';
import type { Prover } from './sasl/mechanism.ts';

/** An account as someone names it who logs in, and her device, if she names one: `alice@phone`. */
export interface NamedDevice {
  readonly account: string;
  readonly device?: string;
}

/** What stands for account and device. A name behind the `@` that no device may have is taken as part of the account. */
export function namedDevice(given: string): NamedDevice {
  const [, account, device] = /^([^@]+)@([A-Za-z0-9._-]{1,32})$/.exec(given) ?? [];
  return account === undefined || device === undefined ? { account: given } : { account, device };
}

/** The same prover for someone who may name her device behind her account. */
export function namingDevices(prover: Prover): Prover {
  return {
    async byPassword(given, password) {
      const { account, device } = namedDevice(given);
      return withDevice(await prover.byPassword(account, password), device);
    },
    byCertificate(given) {
      if (given === undefined) return prover.byCertificate(undefined);
      const { account, device } = namedDevice(given);
      return withDevice(prover.byCertificate(account), device);
    },
    byScram(given) {
      const { account, device } = namedDevice(given);
      const attempt = prover.byScram(account);
      if ('is' in attempt) return attempt;
      return { ...attempt, finish: isProved => withDevice(attempt.finish(isProved), device) };
    },
  };
}

function withDevice(outcome: LoginOutcome, device: string | undefined): LoginOutcome {
  return outcome.is === 'proved' && device !== undefined ? { ...outcome, device } : outcome;
}
