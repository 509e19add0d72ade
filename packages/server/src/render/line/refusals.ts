import { type ChannelNameFault, clipText, type NickFault } from '@salon/protocol';
import type { NotTakenBecause, Refusal, SilencedBecause } from '../../hub/refusal.ts';
import { entrySentence } from '../entry.ts';
import { isServiceRefusal, type ServiceRefusal, serviceRefusal } from '../services/refusals.ts';
import { duration } from '../times.ts';
import { plain } from './text.ts';

const nickFaults: { readonly [F in NickFault]: (nick: string, max: number) => string } = {
  empty: () => 'A pseudo must not be empty.',
  'too-long': (_, max) => `This pseudo is too long: at most ${max} characters.`,
  'forbidden-character': nick =>
    `The pseudo ${quoted(nick)} has a forbidden character: letters, digits and _-[]{}\\|^\` are allowed.`,
  'forbidden-start': nick =>
    `The pseudo ${quoted(nick)} begins with a digit or a hyphen: begin with a letter.`,
};

const channelNameFaults: { readonly [F in ChannelNameFault]: string } = {
  'no-prefix': 'A room has a name that begins with #.',
  empty: 'A room has a name behind the #.',
  'too-long': "This room's name is too long.",
  'forbidden-character': "A room's name has no spaces, commas or invisible characters.",
};

const silenced: { readonly [B in SilencedBecause]: string } = {
  outside: 'join it first',
  moderated: 'it is moderated',
  unregistered: 'you are not logged in',
  banned: 'you are banned',
  ctcp: 'only words and actions are allowed',
  formatting: 'colours are not allowed',
};

const notTaken: { readonly [B in NotTakenBecause]: (nick: string) => string } = {
  'account-needed': nick => `${nick} hears only those who are logged in to an account.`,
  ctcp: nick => `${nick} takes no questions from programs.`,
  'not-accepted': nick => `${nick} hears only whom they accept.`,
};

/** What a sentence needs besides the refusal itself. */
interface Limits {
  readonly nickCharsMax: number;
}

/** What no service says. */
type Complained = Exclude<Refusal, ServiceRefusal>;

const sentences: {
  readonly [C in Complained['code']]: (refusal: Extract<Complained, { code: C }>, limits: Limits) => string;
} = {
  'nick-invalid': ({ nick, fault }, { nickCharsMax }) => nickFaults[fault](nick, nickCharsMax),
  'you-are-banned': refusal => plain(`${entrySentence(refusal)}.`),
  'no-newcomers': refusal => plain(`${entrySentence(refusal)}.`),
  'newcomers-log-in': refusal => plain(`${entrySentence(refusal)}.`),
  'nick-banned': ({ nick, reason }) => `The pseudo ${nick} is banned: ${plain(reason)}`,
  'ban-target-invalid': ({ target }) => `Nobody can be banned by ${quoted(target)}.`,
  'ban-too-wide': ({ target }) => `A ban on ${quoted(target)} would hit nearly everyone.`,
  'no-such-ban': ({ target }) => `There is no ban on ${quoted(target)}.`,
  'nick-taken': ({ nick }) => `The pseudo ${nick} is taken.`,
  'nick-reserved': ({ nick }) => `The pseudo ${nick} belongs to an account.`,
  'nick-lookalike': ({ nick, like }) => `The pseudo ${nick} looks like ${like}, which belongs to an account.`,
  'no-such-nick': ({ nick }) => `There is no one called ${quoted(nick)} here.`,
  'no-such-server': ({ server }) => `There is no server ${quoted(server)}.`,
  'no-such-channel': ({ channel }) => `There is no room ${quoted(channel)}. /rooms shows which there are.`,
  'channel-name-invalid': ({ fault }) => channelNameFaults[fault],
  'too-many-channels': ({ max }) => `You are in ${max} rooms, and more are not allowed. /part one first.`,
  'channel-full': ({ channel }) => `${channel} is full.`,
  'invite-needed': ({ channel }) => `${channel} is open only to who is invited.`,
  banned: ({ channel }) => `You are banned from ${channel}.`,
  'key-wrong': ({ channel }) => `${channel} needs a key: /join ${channel} KEY`,
  'not-a-member': ({ channel }) => `You are not in ${channel}. /join it first.`,
  'they-are-no-member': ({ channel, nick }) => `${nick} is not in ${channel}.`,
  'already-a-member': ({ channel, nick }) => `${nick} is in ${channel} already.`,
  'account-needed': ({ channel }) => `${channel} is open only to who is logged in.`,
  'rank-needed': ({ channel, rank }) =>
    `Only ${rank === 'owner' ? 'owners' : 'operators'} of ${channel} may do that.`,
  'no-kicks': ({ channel, nick }) => `${nick} cannot be thrown out: no one can be in ${channel}.`,
  'open-to-you': ({ channel }) => `${channel} is open to you. /join it.`,
  'knocked-inside': ({ channel }) => `You are in ${channel} already.`,
  'knocked-too-soon': ({ channel, seconds }) =>
    `You knocked at ${channel} already. Wait ${duration(seconds)}.`,
  'spoke-too-soon': ({ channel, seconds }) => `${channel} is in slow mode: wait ${duration(seconds)}.`,
  'may-not-speak': ({ channel, because }) => `You may not speak in ${channel}: ${silenced[because]}.`,
  'list-full': ({ channel }) => `The list of ${channel} is full.`,
  'key-invalid': () => 'A key is one word without commas.',
  'mode-param-invalid': ({ letter, param }) => `Mode ${letter} does not take ${quoted(param)}.`,
  'mode-unknown': ({ letter }) => `There is no mode ${quoted(letter)}.`,
  'mode-param-missing': ({ letter }) => `Mode ${letter} needs a parameter.`,
  'modes-of-another': () => 'You may change only modes of your own.',
  'monitor-full': ({ max }) => `You watch ${max} pseudos, and more are not allowed.`,
  'user-mode-unknown': ({ letter }) => `There is no mode ${quoted(letter)}.`,
  'real-invalid': ({ bytesMax }) => `A real name has 1 to ${bytesMax} bytes.`,
  'host-invalid': ({ host }) => `${quoted(host)} cannot be a host.`,
  'silence-full': () => 'Your list of whom you do not hear is full.',
  'accept-full': () => 'Your list of whom you accept is full.',
  'already-accepted': ({ nick }) => `You accept ${nick} already.`,
  'not-accepted': ({ nick }) => `You do not accept ${nick}.`,
  'they-do-not-take': ({ nick, because }) => notTaken[because](nick),
  'privilege-needed': () => 'Only operators of the server may do that.',
  'channel-name-taken': ({ name }) => `There is a room ${quoted(name)} already.`,
  'channel-not-renamable': ({ name }) => `A room cannot be called ${quoted(name)}.`,
  'channel-renamed-too-soon': ({ channel, seconds }) =>
    `${channel} got its name a moment ago. Wait ${duration(seconds)}.`,
  'relay-nick-invalid': ({ nick }) => `Nobody elsewhere can be called ${quoted(nick)}.`,
  'relay-not-allowed': ({ channel }) => `Only operators of ${channel} may do that.`,
  'metadata-target-invalid': ({ target }) => `There is nothing to be seen of ${quoted(target)}.`,
  'metadata-key-invalid': ({ key }) => `${quoted(key)} cannot be a key.`,
  'metadata-value-invalid': ({ bytesMax }) => `A value has ${bytesMax} bytes at most.`,
  'metadata-not-allowed': ({ target }) => `You may not change what is kept of ${target}.`,
  'metadata-full': ({ target, max }) => `No more than ${max} keys are kept of ${target}.`,
  'metadata-too-soon': ({ seconds }) => `You changed too much. Wait ${duration(seconds)}.`,
  'marker-target-invalid': ({ target }) => `Nothing can be called ${quoted(target)}.`,
  'change-target-invalid': ({ target }) => `You cannot change what was said in ${quoted(target)}.`,
  'message-unknown': () => 'There is no such message, or it is too old.',
  'change-not-yours': () => 'That is for others to change.',
  'change-too-late': ({ seconds }) => `What was said can be changed for ${duration(seconds)}.`,
  'already-said': () => 'This has been said.',
  'text-for-programs': () => 'What is said to programs cannot be edited.',
  'channel-purged': ({ channel }) => `${channel} is closed by the operators of the server.`,
  'access-needed': ({ channel, nick }) => `${nick} has no access to ${channel}, as such a rank takes.`,
  'rename-not-yours': ({ channel }) => `${channel} belongs to someone else.`,
};

/** A refusal as one sentence. */
export function lineRefusal(refusal: Refusal, limits: Limits): string {
  if (isServiceRefusal(refusal)) return plain(serviceRefusal(refusal).sentences.join(' '));
  const sentence = sentences[refusal.code] as (refusal: Complained, limits: Limits) => string;
  return sentence(refusal, limits);
}

/** What someone typed, harmless and short enough to be shown in a sentence. */
function quoted(text: string): string {
  const clean = plain(text);
  return `"${clean.length > 40 ? `${clipText(clean, 40)}…` : clean}"`;
}
