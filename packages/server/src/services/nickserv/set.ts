import type { Patron, ServiceWord } from '../spec.ts';

/** What may be set of an account. */
export const set: ServiceWord = {
  word: 'SET',
  takes: 'ENFORCE ON|OFF|DEFAULT',
  wordsMin: 2,
  help: 'Sets something of your account.',
  more: ['ENFORCE says whether nobody else can have your nicks.'],
  run(patron, { words: [what = '', value = ''] }) {
    const enforce = enforcing[value.toUpperCase()];
    if (what.toUpperCase() === 'ENFORCE' && enforce !== undefined) setEnforce(patron, enforce);
    else patron.hear({ from: 'NickServ', sentences: [patron.howTo('NickServ', `SET ${set.takes}`)] });
  },
};

const enforcing: Readonly<Record<string, boolean | null>> = { ON: true, OFF: false, DEFAULT: null };

function setEnforce(patron: Patron, enforce: boolean | null): void {
  const { account = patron.nick } = patron;
  patron.submit({ type: 'set-account', account, changes: { enforce } });
}
