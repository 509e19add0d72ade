import { fold } from '@salon/protocol';
import { type Mechanism, malformed, type Prover, textOf } from './mechanism.ts';

/** PLAIN (RFC 4616): the name and the password, at once. Nobody may act as someone else. */
export function plain(prover: Prover): Mechanism {
  return {
    take(message) {
      const [actAs = '', account = '', password = '', ...rest] = textOf(message)?.split('\0') ?? [];
      const isSelf = actAs === '' || fold(actAs, 'ascii') === fold(account, 'ascii');
      if (account === '' || password === '' || rest.length > 0 || !isSelf) return malformed;
      return prover.byPassword(account, password).then(outcome => ({ outcome }));
    },
  };
}
