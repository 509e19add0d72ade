import { runService } from '../../services/run.ts';
import type { Talker, Word } from './talker.ts';

/** The words by which people at a line door get into their accounts: short ones for words of NickServ. */
export const accountWords: readonly Word[] = [
  {
    word: 'register',
    takes: 'PASSWORD [EMAIL]',
    help: 'Makes your pseudo yours: an account, to which you log in later.',
    run: register,
  },
  { word: 'verify', takes: 'CODE', help: 'Gives back the code that was sent to you.', run: verify },
  {
    word: 'login',
    takes: '[PSEUDO] PASSWORD',
    help: 'Logs you in, and gives you your pseudo if it is free.',
    run: logIn,
  },
  {
    word: 'logout',
    takes: '',
    help: 'Logs you out; you keep your pseudo until you go.',
    run: talk => tellNickServ(talk, 'LOGOUT'),
  },
];

function register(talk: Talker, rest: string): void | Promise<void> {
  if (rest === '') talk.tell('Which password? /register PASSWORD [EMAIL]');
  else return tellNickServ(talk, `REGISTER ${rest}`);
}

function verify(talk: Talker, rest: string): void | Promise<void> {
  if (rest === '') talk.tell('Which code? /verify CODE');
  else return tellNickServ(talk, `VERIFY ${talk.session.nick} ${rest}`);
}

function logIn(talk: Talker, rest: string): void | Promise<void> {
  if (rest === '') talk.tell('Which password? /login [PSEUDO] PASSWORD');
  else return identify(talk, rest);
}

async function identify(talk: Talker, rest: string): Promise<void> {
  const before = talk.account;
  await tellNickServ(talk, `IDENTIFY ${rest}`);
  const { account, patron, session } = talk;
  if (account === undefined || account === before) return;
  if (patron.desk.ownerOf(session.nick)?.name === account) return;
  session.submit({ type: 'rename', nick: account });
  if (session.nick !== account) talk.tell(`/ns REGAIN puts out whoever is called ${account}.`);
}

function tellNickServ(talk: Talker, line: string): void | Promise<void> {
  return runService('NickServ', talk.patron, line);
}
