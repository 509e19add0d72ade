import { type NumericName, type Rank, relaySeparator } from '@salon/protocol';
import type { Change } from '../../hub/changes/refusal.ts';
import type { NotTakenBecause, Refusal, SilencedBecause } from '../../hub/refusal.ts';
import { entrySentence } from '../entry.ts';
import { isServiceRefusal, type ServiceRefusal, serviceRefusal } from '../services/refusals.ts';
import { type NumericLines, word } from './lines.ts';

/** A numeric with its parameters, or a failure as IRCv3 standard replies have it. */
type Complaint =
  | readonly [name: NumericName, ...params: readonly string[]]
  | {
      readonly fail: string;
      readonly code: string;
      readonly about: readonly string[];
      readonly says: string;
    };

const silenced: { readonly [B in SilencedBecause]: string } = {
  outside: 'Cannot send to channel (+n)',
  moderated: 'Cannot send to channel (+m)',
  unregistered: 'Cannot send to channel (+M)',
  banned: 'Cannot send to channel (+b)',
  ctcp: 'Cannot send CTCP to channel (+C)',
  formatting: 'Cannot send colours to channel (+c)',
};

/** What one would have to be. */
const wanted: { readonly [R in Rank]: string } = {
  voice: 'voice',
  halfop: 'operator',
  operator: 'operator',
  admin: 'admin',
  owner: 'owner',
};

const notTaken: { readonly [B in NotTakenBecause]: (nick: string) => Complaint } = {
  'account-needed': nick => [
    'ERR_NEEDREGGEDNICK',
    nick,
    ':You must be logged in to an account to write to this user (+R)',
  ],
  ctcp: nick => ['ERR_CANNOTSENDTOUSER', nick, ':You may not send CTCP to this user (+T)'],
  'not-accepted': nick => ['RPL_TARGUMODEG', nick],
};

/** What no service says. */
type Complained = Exclude<Refusal, ServiceRefusal>;

/** Every other refusal as a numeric; the parameters come before the numeric's text, if it has one. */
const complaints: {
  readonly [C in Complained['code']]: (refusal: Extract<Complained, { code: C }>) => Complaint;
} = {
  'nick-invalid': ({ nick, fault }) =>
    fault === 'empty' ? ['ERR_NONICKNAMEGIVEN'] : ['ERR_ERRONEUSNICKNAME', word(nick), ':Erroneous nickname'],
  'nick-reserved': ({ nick }) => [
    'ERR_NICKNAMEINUSE',
    nick,
    ':Nickname belongs to an account: log in to it, or take another',
  ],
  'nick-lookalike': ({ nick, like }) => [
    'ERR_NICKNAMEINUSE',
    nick,
    `:Nickname looks like ${like}, which belongs to an account`,
  ],
  'you-are-banned': refusal => ['ERR_YOUREBANNEDCREEP', `:${entrySentence(refusal)}`],
  'no-newcomers': refusal => ['ERR_YOUREBANNEDCREEP', `:${entrySentence(refusal)}`],
  'newcomers-log-in': refusal => ({
    fail: '*',
    code: 'ACCOUNT_REQUIRED',
    about: [],
    says: entrySentence(refusal),
  }),
  'nick-banned': ({ nick, reason }) => ['ERR_ERRONEUSNICKNAME', nick, `:Nickname is banned: ${reason}`],
  'ban-target-invalid': ({ target, only }) => ({
    fail: 'UBAN',
    code: 'INVALID_PARAMS',
    about: [word(target)],
    says: `This is no ${only === 'network' ? 'address and no network' : only === 'mask' ? 'mask' : 'address, network, mask or name'}`,
  }),
  'ban-too-wide': ({ target }) => ({
    fail: 'UBAN',
    code: 'TOO_WIDE',
    about: [word(target)],
    says: 'This hits nearly everyone: give it a DURATION, and say FORCE, if it is meant',
  }),
  'no-such-ban': ({ target }) => ({
    fail: 'UBAN',
    code: 'NO_SUCH_BAN',
    about: [word(target)],
    says: 'There is no such ban',
  }),
  'nick-taken': ({ nick }) => ['ERR_NICKNAMEINUSE', nick, ':Nickname is already in use'],
  'no-such-nick': ({ nick }) => ['ERR_NOSUCHNICK', word(nick)],
  'no-such-server': ({ server }) => ['ERR_NOSUCHSERVER', word(server)],
  'no-such-channel': ({ channel }) => ['ERR_NOSUCHCHANNEL', word(channel)],
  'channel-name-invalid': ({ channel }) => ['ERR_NOSUCHCHANNEL', word(channel)],
  'too-many-channels': ({ channel }) => ['ERR_TOOMANYCHANNELS', channel],
  'channel-full': ({ channel }) => ['ERR_CHANNELISFULL', channel],
  'invite-needed': ({ channel }) => ['ERR_INVITEONLYCHAN', channel],
  banned: ({ channel }) => ['ERR_BANNEDFROMCHAN', channel],
  'key-wrong': ({ channel }) => ['ERR_BADCHANNELKEY', channel],
  'not-a-member': ({ channel }) => ['ERR_NOTONCHANNEL', channel],
  'they-are-no-member': ({ channel, nick }) => ['ERR_USERNOTINCHANNEL', nick, channel],
  'already-a-member': ({ channel, nick }) => ['ERR_USERONCHANNEL', nick, channel],
  'account-needed': ({ channel }) => ['ERR_NEEDREGGEDNICK', channel, ':Cannot join channel (+R)'],
  'rank-needed': ({ channel, rank }) => [
    'ERR_CHANOPRIVSNEEDED',
    channel,
    `:You're not a channel ${wanted[rank]}`,
  ],
  'no-kicks': ({ channel, nick }) => [
    'ERR_CHANOPRIVSNEEDED',
    channel,
    `:Cannot kick ${nick} from channel (+Q)`,
  ],
  'open-to-you': ({ channel }) => ['ERR_CHANOPEN', channel],
  'knocked-inside': ({ channel }) => ['ERR_KNOCKONCHAN', channel],
  'knocked-too-soon': ({ channel }) => ['ERR_TOOMANYKNOCK', channel],
  'spoke-too-soon': ({ channel, seconds }) => [
    'ERR_CANNOTSENDTOCHAN',
    channel,
    `:Cannot send to channel (+W): wait ${seconds} s`,
  ],
  'may-not-speak': ({ channel, because }) => ['ERR_CANNOTSENDTOCHAN', channel, `:${silenced[because]}`],
  'list-full': ({ channel, letter, mask }) => ['ERR_BANLISTFULL', channel, word(mask), letter],
  'key-invalid': ({ channel }) => ['ERR_INVALIDMODEPARAM', channel, 'k', '*', ':Key is not well-formed'],
  'mode-param-invalid': ({ channel, letter, param }) => [
    'ERR_INVALIDMODEPARAM',
    channel,
    letter,
    word(param),
    ':Invalid mode parameter',
  ],
  'mode-unknown': ({ letter }) => ['ERR_UNKNOWNMODE', word(letter)],
  'mode-param-missing': ({ channel, letter }) => [
    'ERR_INVALIDMODEPARAM',
    channel,
    letter,
    '*',
    ':You must give a parameter',
  ],
  'modes-of-another': () => ['ERR_USERSDONTMATCH'],
  'monitor-full': ({ max, nicks }) => ['ERR_MONLISTFULL', String(max), nicks.join(',')],
  'user-mode-unknown': () => ['ERR_UMODEUNKNOWNFLAG'],
  'real-invalid': ({ bytesMax }) => ({
    fail: 'SETNAME',
    code: 'INVALID_REALNAME',
    about: [],
    says: `A real name has 1 to ${bytesMax} bytes`,
  }),
  'host-invalid': ({ host }) => ({
    fail: 'CHGHOST',
    code: 'INVALID_HOST',
    about: [word(host)],
    says: 'This cannot be a host',
  }),
  'privilege-needed': () => ['ERR_NOPRIVILEGES'],
  'silence-full': ({ mask }) => ['ERR_SILELISTFULL', word(mask)],
  'accept-full': () => ['ERR_ACCEPTFULL'],
  'already-accepted': ({ nick }) => ['ERR_ACCEPTEXIST', nick],
  'not-accepted': ({ nick }) => ['ERR_ACCEPTNOT', nick],
  'they-do-not-take': ({ nick, because }) => notTaken[because](nick),
  'channel-name-taken': ({ channel, name }) => ({
    fail: 'RENAME',
    code: 'CHANNEL_NAME_IN_USE',
    about: [channel, word(name)],
    says: 'The channel name is already taken',
  }),
  'channel-not-renamable': ({ channel, name }) => ({
    fail: 'RENAME',
    code: 'CANNOT_RENAME',
    about: [channel, word(name)],
    says: 'A channel cannot be called so',
  }),
  'channel-renamed-too-soon': ({ channel, name, seconds }) => ({
    fail: 'RENAME',
    code: 'CANNOT_RENAME',
    about: [channel, word(name)],
    says: `The channel was renamed a moment ago: wait ${seconds} s`,
  }),
  'already-said': ({ message }) => ({
    fail: 'PRIVMSG',
    code: 'ALREADY_SAID',
    about: [message],
    says: 'This has been said',
  }),
  'relay-nick-invalid': ({ nick }) => ({
    fail: 'RELAYMSG',
    code: 'INVALID_NICK',
    about: [],
    says: `The nick ${word(nick)} needs a ${relaySeparator} in it, and no characters of masks or invisible ones`,
  }),
  'relay-not-allowed': ({ channel }) => ({
    fail: 'RELAYMSG',
    code: 'PRIVS_NEEDED',
    about: [],
    says: `Only operators of ${channel} may pass messages on`,
  }),
  'metadata-target-invalid': ({ target }) =>
    metadataFault('INVALID_TARGET', [word(target)], 'There is no such target for you'),
  'metadata-key-invalid': ({ key }) => metadataFault('INVALID_KEY', [word(key)], 'This cannot be a key'),
  'metadata-value-invalid': ({ key, bytesMax }) =>
    metadataFault('INVALID_VALUE', [word(key)], `A value has ${bytesMax} bytes at most`),
  'metadata-not-allowed': ({ target, key }) =>
    metadataFault('KEY_NO_PERMISSION', [target, key], 'You may not set this'),
  'metadata-full': ({ target, max }) =>
    metadataFault('LIMIT_REACHED', [target, String(max)], 'There are too many keys already'),
  'metadata-too-soon': ({ target, key, seconds }) =>
    metadataFault('RATE_LIMITED', [target, key, String(seconds)], `Too many changes: wait ${seconds} s`),
  'marker-target-invalid': ({ target }) => ({
    fail: 'MARKREAD',
    code: 'INVALID_PARAMS',
    about: [word(target)],
    says: 'Nothing can be called so',
  }),
  'change-target-invalid': ({ change, target }) =>
    changeFault(change, 'INVALID_TARGET', [word(target)], 'You cannot change what was said there'),
  'message-unknown': ({ change, target, id }) =>
    changeFault(change, 'UNKNOWN_MSGID', [target, word(id)], 'There is no such message, or it is too old'),
  'change-not-yours': ({ change, target, id }) =>
    changeFault(
      change,
      `${change.toUpperCase()}_FORBIDDEN`,
      [target, word(id)],
      'You may not change this message',
    ),
  'change-too-late': ({ change, target, id, seconds }) =>
    changeFault(
      change,
      `${change.toUpperCase()}_WINDOW_EXPIRED`,
      [target, word(id), String(seconds)],
      'You can no longer change this message',
    ),
  'text-for-programs': () => ({
    fail: 'EDIT',
    code: 'INVALID_TEXT',
    about: [],
    says: 'What is said to programs cannot be edited',
  }),
  'channel-purged': ({ channel }) => ['ERR_BADCHANNEL', word(channel)],
  'access-needed': ({ channel, nick }) => [
    'ERR_CHANOPRIVSNEEDED',
    channel,
    `:Only those with access may have that rank here, and ${nick} has none`,
  ],
  'rename-not-yours': ({ channel, name }) => ({
    fail: 'RENAME',
    code: 'CANNOT_RENAME',
    about: [channel, word(name)],
    says: 'Only the founder of a registered channel may rename it',
  }),
};

function metadataFault(code: string, about: readonly string[], says: string): Complaint {
  return { fail: 'METADATA', code, about, says };
}

function changeFault(change: Change, code: string, about: readonly string[], says: string): Complaint {
  return { fail: change.toUpperCase(), code, about, says };
}

/** A refusal as a line of IRC. */
export function ircRefusal(lines: NumericLines, refusal: Refusal): string {
  if (isServiceRefusal(refusal)) return lines.fromService(serviceRefusal(refusal));
  const complain = complaints[refusal.code] as (refusal: Complained) => Complaint;
  const complaint = complain(refusal);
  if (!('fail' in complaint)) return lines.line(...complaint);
  return lines.fail(complaint.fail, complaint.code, complaint.about, complaint.says);
}
