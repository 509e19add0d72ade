import { isChannelName, type ServiceName, serviceNamed, writeAction } from '@salon/protocol';
import { runService } from '../../services/run.ts';
import { isSlip, slipSays } from '../../services/slip.ts';
import { quitReason } from '../quit-reason.ts';
import { accountWords } from './account-words.ts';
import { changeWords } from './change-words.ts';
import { historyWords } from './history-words.ts';
import type { Talker, Word } from './talker.ts';

/** Every command of the line door, in the order in which /help shows them. */
export const words: readonly Word[] = [
  { word: 'help', takes: '', help: 'Shows these lines.', run: help },
  {
    word: 'who',
    takes: '[ROOM or PSEUDO]',
    help: 'Shows who is here, or something about someone.',
    run: who,
  },
  { word: 'nick', takes: 'PSEUDO', help: 'Gives you another pseudo.', run: nick },
  { word: 'msg', takes: 'PSEUDO TEXT', help: 'Says something to one person alone.', run: message },
  { word: 'me', takes: 'TEXT', help: 'Says what you are doing: * alice waves', run: action },
  {
    word: 'join',
    takes: 'ROOM [KEY]',
    help: 'Goes into a room, or chooses one in which you are.',
    run: join,
  },
  { word: 'part', takes: '[ROOM] [REASON]', help: 'Goes out of a room.', run: part },
  { word: 'rooms', takes: '', help: 'Shows which rooms there are.', run: rooms },
  { word: 'topic', takes: '[ROOM] [TEXT]', help: "Shows the room's topic, or sets it.", run: topic },
  ...historyWords,
  ...changeWords,
  {
    word: 'away',
    takes: '[TEXT]',
    help: 'Says that you are away; without a text, that you are back.',
    run: away,
  },
  ...accountWords,
  {
    word: 'ns',
    takes: 'WORD',
    help: 'Your account and your pseudos; /ns help tells more.',
    run: ask('NickServ'),
  },
  {
    word: 'cs',
    takes: 'WORD',
    help: 'Rooms that belong to someone; /cs help tells more.',
    run: ask('ChanServ'),
  },
  {
    word: 'hs',
    takes: 'WORD',
    help: 'The host you are seen with; /hs help tells more.',
    run: ask('HostServ'),
  },
  { word: 'quit', takes: '[TEXT]', help: 'Says goodbye.', run: quit },
];

const usage = ({ word, takes }: Word) => `/${word}${takes && ` ${takes}`}`;

/** Carries out a line that began with a slash, given without it. */
export function runWord(talk: Talker, line: string): void | Promise<void> {
  const [name, rest] = firstWord(line);
  const wanted = name.toLowerCase();
  const word = words.find(known => known.word === wanted);
  if (word !== undefined) return word.run(talk, rest);
  const meant = near(wanted);
  const hint = meant.length > 0 ? ` Did you mean ${meant.map(known => `/${known}`).join(' or ')}?` : '';
  talk.tell(
    `There is no command /${name.slice(0, 20)}.${hint} /help shows all; //text says a line that begins with a slash.`,
  );
}

/** What people call some words elsewhere. */
const elsewhere: Readonly<Record<string, string>> = {
  list: 'rooms',
  channels: 'rooms',
  names: 'who',
  users: 'who',
  whois: 'who',
  leave: 'part',
  exit: 'quit',
  bye: 'quit',
  query: 'msg',
  tell: 'msg',
  w: 'msg',
  lastlog: 'search',
  grep: 'search',
  log: 'history',
  redact: 'delete',
  remove: 'delete',
  undo: 'delete',
  correct: 'edit',
  scrollback: 'history',
  back: 'away',
  name: 'nick',
};

/** The words that someone could have meant. */
function near(wanted: string): readonly string[] {
  const same = Object.hasOwn(elsewhere, wanted) ? elsewhere[wanted] : undefined;
  if (same !== undefined) return [same];
  return words.map(({ word }) => word).filter(word => wanted !== '' && word.startsWith(wanted.charAt(0)));
}

function help(talk: Talker): void {
  const width = Math.max(...words.map(word => usage(word).length));
  talk.tell(
    'What you type is said to the room you are in. Besides:',
    ...words.map(word => `${usage(word).padEnd(width)}  ${word.help}`),
    `${'//text'.padEnd(width)}  Says a line that begins with a slash.`,
  );
}

function who(talk: Talker, rest: string): void {
  const target = rest === '' ? talk.room : (talk.roomNamed(rest) ?? rest);
  if (target === undefined) talk.tell('You are in no room. /who ROOM or /who PSEUDO.');
  else if (isChannelName(target)) talk.session.ask({ type: 'names', channel: target });
  else talk.session.ask({ type: 'whois', nick: target });
}

function nick(talk: Talker, rest: string): void {
  talk.session.submit({ type: 'rename', nick: rest });
}

function message(talk: Talker, rest: string): void | Promise<void> {
  const [target, text] = firstWord(rest);
  const service = serviceNamed(target);
  if (service !== undefined) return runService(service, talk.patron, text);
  if (isSlip(text)) talk.patron.hear(slipSays(talk.patron));
  else if (text === '') talk.tell('To whom, and what? /msg PSEUDO TEXT');
  else talk.session.submit({ type: 'say', target, manner: 'message', text });
}

function ask(service: ServiceName): Word['run'] {
  return (talk, rest) => runService(service, talk.patron, rest);
}

function action(talk: Talker, rest: string): void {
  if (rest === '') talk.tell('What are you doing? /me TEXT');
  else talk.say(writeAction(rest));
}

function join(talk: Talker, rest: string): void {
  const [name, key] = firstWord(rest);
  if (name === '') {
    talk.tell('Which room? /join ROOM');
    return;
  }
  const here = talk.roomNamed(name);
  const channel = isChannelName(name) ? name : `#${name}`;
  if (here === undefined) talk.session.submit({ type: 'join', channel, ...(key !== '' && { key }) });
  else talk.choose(here);
}

function part(talk: Talker, rest: string): void {
  const { room, text } = roomAndText(talk, rest);
  if (room === undefined) talk.tell('You are in no room.');
  else talk.session.submit({ type: 'part', channel: room, ...(text !== '' && { reason: text }) });
}

function rooms(talk: Talker): void {
  talk.session.ask({ type: 'list' });
}

function topic(talk: Talker, rest: string): void {
  const { room, text } = roomAndText(talk, rest);
  if (room === undefined) talk.tell('You are in no room. /topic ROOM');
  else if (text === '') talk.session.ask({ type: 'topic', channel: room });
  else talk.session.submit({ type: 'topic', channel: room, text });
}

function away(talk: Talker, rest: string): void {
  talk.session.submit({ type: 'away', ...(rest !== '' && { message: rest }) });
}

function quit(talk: Talker, rest: string): void {
  talk.session.dismiss(quitReason(rest));
}

/** A room may stand in front of a text; else it is the one to which speech goes. */
function roomAndText(talk: Talker, rest: string): { room: string | undefined; text: string } {
  const [first, text] = firstWord(rest);
  const named = isChannelName(first) ? first : talk.roomNamed(first);
  return named === undefined ? { room: talk.room, text: rest } : { room: named, text };
}

function firstWord(text: string): [word: string, rest: string] {
  const clean = text.trim();
  const space = clean.indexOf(' ');
  return space < 0 ? [clean, ''] : [clean.slice(0, space), clean.slice(space + 1).trim()];
}
