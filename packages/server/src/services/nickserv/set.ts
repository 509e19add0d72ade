import type { AccountChanges } from '../../hub/accounts/signal.ts';
import { outcomeSentence } from '../../render/services/outcomes.ts';
import type { Asked, Patron, ServiceWord } from '../spec.ts';
import { ownAccount, say, usage } from './say.ts';

/** What may be set of an account. */
export const set: ServiceWord = {
  word: 'SET',
  takes: 'PASSWORD|EMAIL|ENFORCE|MULTICLIENT|ALWAYS-ON <more>',
  wordsMin: 2,
  help: 'Sets something of your account.',
  more: [
    'PASSWORD <old> <new> sets another password; an old one with spaces stands in quotes. Login tokens are deleted but for the one by which you are here.',
    'EMAIL <password> <address> sets another address for mail, and EMAIL <password> NONE takes it away.',
    'ENFORCE ON|OFF|DEFAULT says whether nobody else can have your nicks.',
    'MULTICLIENT ON|OFF|DEFAULT says whether you come in as yourself from several devices, under one nick.',
    'ALWAYS-ON ON|OFF|DEFAULT says whether you stay in your channels when your last device is gone.',
  ],
  run(patron, asked) {
    const setting = settings[(asked.words[0] ?? '').toUpperCase()];
    const account = setting && ownAccount(patron);
    if (setting === undefined) usage(patron, `SET ${set.takes}`);
    else if (account !== undefined) return setting(patron, account, asked);
  },
};

type Setting = (patron: Patron, account: string, asked: Asked) => void | Promise<void>;

const choices: Readonly<Record<string, boolean | null>> = { ON: true, OFF: false, DEFAULT: null };

/** A setting that is on, off, or as the server has it. */
function setChoice(word: string, changesBy: (choice: boolean | null) => AccountChanges): Setting {
  return (patron, account, { words: [, value = ''] }) => {
    const choice = choices[value.toUpperCase()];
    if (choice === undefined) usage(patron, `SET ${word} ON|OFF|DEFAULT`);
    else patron.submit({ type: 'set-account', account, changes: changesBy(choice) });
  };
}

const settings: Readonly<Record<string, Setting>> = {
  PASSWORD: setPassword,
  EMAIL: setEmail,
  ENFORCE: setChoice('ENFORCE', enforce => ({ enforce })),
  MULTICLIENT: setChoice('MULTICLIENT', devices => ({ devices })),
  'ALWAYS-ON': setChoice('ALWAYS-ON', alwaysOn => ({ alwaysOn })),
};

async function setPassword(patron: Patron, account: string, { words, after }: Asked): Promise<void> {
  const [, plain = ''] = words;
  const [, quoted, behind] = /^"([^"]* [^"]*)" +(.+)$/.exec(after(1)) ?? [];
  const wanted = behind ?? after(2);
  if (wanted === '') {
    usage(patron, 'SET PASSWORD <old> <new>');
    return;
  }
  const { desk, visitor } = patron;
  const outcome = await desk.keeping.setPassword(visitor, account, { password: quoted ?? plain }, wanted);
  say(patron, outcome.is === 'done' ? 'You have another password.' : changeSays(patron, outcome));
}

async function setEmail(patron: Patron, account: string, { words }: Asked): Promise<void> {
  const [, password = '', address] = words;
  if (address === undefined) {
    usage(patron, 'SET EMAIL <password> <address or NONE>');
    return;
  }
  const email = address.toUpperCase() === 'NONE' ? undefined : address;
  const { desk, visitor } = patron;
  const outcome = await desk.keeping.setEmail(visitor, account, { password }, email);
  const done = email === undefined ? 'You have no address for mail now.' : `Your address is ${email} now.`;
  say(patron, outcome.is === 'done' ? done : changeSays(patron, outcome));
}

type Changed = Awaited<ReturnType<Patron['desk']['keeping']['setEmail']>>;

function changeSays(patron: Patron, outcome: Exclude<Changed, { is: 'done' }>): string {
  if (outcome.is !== 'code-sent') return outcomeSentence(outcome);
  const how = patron.howTo('NickServ', 'VERIFYEMAIL <code>');
  return `A code was sent to ${outcome.email}. Give it back by: ${how}`;
}
