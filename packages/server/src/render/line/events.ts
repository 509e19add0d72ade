import {
  clipText,
  formatModes,
  isChannelName,
  parseTags,
  type Rank,
  readCtcp,
  readStatusTarget,
} from '@salon/protocol';
import type { MessageEdited } from '../../hub/changes/effect.ts';
import type { Event, Said } from '../../hub/effect.ts';
import { memorySetSentence } from '../memory.ts';
import { notice, plain } from './text.ts';

/** What happened, as prose, mostly one line: without the last end of line; empty when people at a line door are not shown it. */
export function lineEvent(event: Event): string {
  switch (event.type) {
    case 'said':
      return said(event, addressees(event.target));
    case 'said-elsewhere':
      return said(event, ` (to ${event.target})`);
    case 'joined':
      return notice(`Welcome ${event.who.nick} !`);
    case 'parted':
      return notice(`Bye ${event.who.nick} !`);
    case 'left':
      return notice(`Bye ${event.who.nick} !`);
    case 'kicked':
      return notice(
        `${event.nick} was thrown out of ${event.channel} by ${event.by.nick}${because(event.reason)}.`,
      );
    case 'renamed':
      return notice(`${event.who.nick} is now known as ${event.nick}.`);
    case 'topic-set':
      return event.text === ''
        ? notice(`${event.who.nick} took the topic of ${event.channel} away.`)
        : notice(`${event.who.nick} set the topic of ${event.channel}: ${plain(event.text)}`);
    case 'modes-set':
      return notice(`${event.who.nick} set mode ${plain(formatModes(event.changes))} in ${event.channel}.`);
    case 'invited':
      return notice(`${event.by.nick} invites you: /join ${event.channel}`);
    case 'walloped':
      return notice(`${event.who.nick} says to all: ${plain(event.text)}`);
    case 'channel-renamed':
      return notice(`${event.who.nick} calls ${event.from} ${event.channel} now${because(event.reason)}.`);
    case 'knocked':
      return notice(`${event.who.nick} asks to be let into ${event.channel}${because(event.text)}.`);
    case 'memory-set':
      return notice(memorySetSentence(event));
    case 'redacted':
      return event.who.nick === event.author
        ? notice(`${event.who.nick} took a message back${because(event.reason)}.`)
        : notice(`${event.who.nick} took a message of ${event.author} away${because(event.reason)}.`);
    case 'edited':
      return edited(event);
    case 'user-modes-set':
    case 'invite-seen':
    case 'away-changed':
    case 'account-changed':
    case 'host-changed':
    case 'real-changed':
    case 'monitored-online':
    case 'monitored-offline':
    case 'metadata-changed':
    case 'marker-moved':
      return '';
    default:
      return event satisfies never;
  }
}

/** The channel whose name an event carries for readers who are in more than one. */
export function channelOfEvent(event: Event): string | undefined {
  switch (event.type) {
    case 'said':
    case 'redacted':
    case 'edited':
      return isChannelName(event.target) ? event.target : readStatusTarget(event.target)?.channel;
    case 'joined':
    case 'parted':
      return event.channel;
    default:
      return undefined;
  }
}

/** What someone said, whoever sees it. */
type Speech = Omit<Said, 'type'>;

/** Speech, where it need not be said to whom. */
export function saidHere(event: Said): string {
  return said(event, '');
}

/** Speech, each line of it by itself, so that nobody puts words into the mouths of others by what a line begins with. */
function said(event: Speech, to = addressees(event.target)): string {
  if (event.manner === 'tags') return reaction(event, to);
  if (event.lines === undefined) return saidInOneLine(event, to);
  const lines = event.text.split('\n').map(text => saidInOneLine({ ...event, text }, to));
  return lines.filter(line => line !== '').join('\n');
}

/** The new text, each line of it by itself; what was said stands above it on a screen, and stays there. */
function edited({ who, target, text, lines: several }: MessageEdited): string {
  const lines = (several === undefined ? [text] : text.split('\n')).map(line =>
    plain(readCtcp(line)?.text ?? line),
  );
  const head = `${plain(who.nick)} edited${addressees(target)}: `;
  return lines
    .filter(line => line.trim() !== '')
    .map(line => notice(head + line))
    .join('\n');
}

/** Of what is said by tags alone, people are shown reactions. */
function reaction({ who, tags = '' }: Speech, to: string): string {
  const given = parseTags(tags).get('+draft/react');
  const shown = clipText(plain(given ?? '').trim(), reactionBytesMax);
  return shown === '' ? '' : notice(`${plain(who.nick)} reacts${to} with ${shown}`);
}

/** Room for an emoji of several people, or for a word. */
const reactionBytesMax = 64;

/** Of CTCP only actions are shown: the rest is talk between programs. */
function saidInOneLine({ who, manner, text }: Speech, to: string): string {
  const nick = plain(who.nick);
  const ctcp = readCtcp(text);
  if (ctcp !== undefined && ctcp.command !== 'ACTION') return '';
  const words = plain(ctcp?.text ?? text);
  if (words.trim() === '') return '';
  if (ctcp !== undefined) return `* ${nick}${to} ${words}`;
  return manner === 'notice' ? `-${nick}-${to} ${words}` : `${nick}${to}: ${words}`;
}

/** To whom something is said that is not for a whole room. */
function addressees(target: string): string {
  if (isChannelName(target)) return '';
  const status = readStatusTarget(target);
  return ` (to ${status === undefined ? 'you' : ranked[status.rank]})`;
}

/** Those who have a rank or a higher one. */
const ranked: { readonly [R in Rank]: string } = {
  voice: 'the voiced',
  halfop: 'halfops',
  operator: 'operators',
  admin: 'admins',
  owner: 'owners',
};

function because(reason: string | undefined): string {
  const words = plain(reason ?? '');
  return words === '' ? '' : ` (${words})`;
}
