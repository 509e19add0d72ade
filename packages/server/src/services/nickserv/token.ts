import type { TokenShown } from '../../accounts/outcomes.ts';
import { outcomeSentence } from '../../render/services/outcomes.ts';
import { day, minute } from '../../render/times.ts';
import type { Asked, Patron, ServiceWord } from '../spec.ts';
import { ownAccount, say, usage } from './say.ts';

/** Tokens by which devices log in, so that none of them keeps the password. */
export const token: ServiceWord = {
  word: 'TOKEN',
  takes: 'ADD [<name>] | DEL <name or id> | DEL ALL|OTHERS | LIST',
  wordsMin: 1,
  help: 'Makes and deletes tokens by which your devices log in.',
  more: [
    'A token is a password for one device. ADD tells it once; give it to your client in the place of your password.',
    'DEL logs out for good whoever came by it; OTHERS are all but the one by which you are here.',
    'SCRAM does not take tokens: let your client use SASL PLAIN.',
    'Another password of your account is the end of all its tokens, but for the one by which you are here.',
  ],
  run(patron, asked) {
    const account = ownAccount(patron);
    if (account === undefined) return;
    const [what = '', which = ''] = asked.words;
    const run = actions[what.toUpperCase()];
    if (run === undefined || (what.toUpperCase() === 'DEL' && which === '')) {
      usage(patron, `TOKEN ${token.takes}`);
    } else run(patron, account, asked);
  },
};

const actions: Readonly<Record<string, (patron: Patron, account: string, asked: Asked) => void>> = {
  ADD: add,
  DEL: remove,
  LIST: list,
};

function add(patron: Patron, account: string, { after }: Asked): void {
  const outcome = patron.desk.tokens.add(patron.visitor, account, after(1));
  if (outcome.is !== 'token-added') say(patron, outcomeSentence(outcome));
  else {
    const { secret, token: made } = outcome;
    say(
      patron,
      `The token ${made.name} (${made.id}) is: ${secret}`,
      `Whoever has it can log in to ${account}. It is shown this once.`,
    );
  }
}

const many: Readonly<Record<string, 'all' | 'others'>> = { ALL: 'all', OTHERS: 'others' };

function remove(patron: Patron, account: string, { words: [, which = ''], after }: Asked): void {
  const { tokens } = patron.desk;
  const meant = many[which.toUpperCase()] ?? { called: after(1) };
  const outcome = tokens.remove(patron.visitor, account, meant);
  if (outcome.is !== 'tokens-removed') say(patron, outcomeSentence(outcome));
  else {
    say(patron, ...outcome.tokens.map(({ id, name }) => `The token ${name} (${id}) is deleted.`));
    tokens.endSessions(account, outcome.tokens);
  }
}

function list(patron: Patron, account: string): void {
  const all = patron.desk.tokens.list(patron.visitor, account);
  if ('is' in all) say(patron, outcomeSentence(all));
  else say(patron, `Login tokens of ${account}: ${all.length}.`, ...all.map(row));
}

function row({ id, name, createdAt, used, inUse }: TokenShown): string {
  const last = used === undefined ? 'never used' : `last used ${minute(used.at)} from ${used.from}`;
  const where = inUse === undefined ? '' : inUse === 'here' ? ' (this session)' : ' (in use)';
  return `${id}: ${name}, since ${day(createdAt)}, ${last}${where}`;
}
