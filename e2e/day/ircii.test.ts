import { describeDay } from '../support/day.ts';
import { openIrciiInLobby } from '../support/ircii.ts';
import { atScreen, type DeedsBy, type SightsBy, usualCommands } from '../support/person.ts';

// ircII has no words of its own for rights and bans.
const commands: DeedsBy<string> = {
  ...usualCommands,
  setsTopic: text => `/topic #lobby ${text}`,
  givesOp: nick => `/mode #lobby +o ${nick}`,
  kicks: (nick, reason) => `/kick #lobby ${nick} ${reason}`,
  bans: nick => `/mode #lobby +b ${nick}!*@*`,
  forgives: nick => `/mode #lobby -b ${nick}!*@*`,
};

// All is shown in one place.
const lines: SightsBy<readonly [string, string | RegExp]> = {
  speech: (nick, text) => ['', `<${nick}> ${text}`],
  privateSpeech: (nick, text) => ['', `*${nick}* ${text}`],
  topic: (by, text) => ['', `*** ${by} has changed the topic on channel #lobby to ${text}`],
  kick: (nick, reason) => [
    '',
    new RegExp(`^\\*\\*\\* ${nick} has been kicked off channel #lobby by .*\\(${reason}\\)`),
  ],
  rename: (from, to) => ['', `*** ${from} is now known as ${to}`],
  awayMark: () => ['', 'You have been marked as being away'],
  backMark: () => ['', 'You are no longer marked as being away'],
  about: nick => ['', `*** ${nick} is ${nick}@127.0.0.1 (${nick})`],
  room: (channel, members, topic) => ['', new RegExp(`^\\*\\*\\* ${channel} +${members} +${topic}$`)],
};

describeDay({
  title: 'ircII',
  programs: ['ircII'],
  enter: async (port, nick) => {
    const ircii = await openIrciiInLobby(port, nick);
    return atScreen(
      {
        types: line => ircii.types(line),
        shows: (_, wanted) => ircii.shows(wanted),
        close: () => ircii.close(),
      },
      commands,
      lines,
    );
  },
});
