import { describeDay } from '../support/day.ts';
import { atScreen, type DeedsBy, type SightsBy, usualCommands } from '../support/person.ts';
import { openWeechatInLobby } from '../support/weechat.ts';

// What is banned by a nick is where it comes from, so that is to be forgiven.
const commands: DeedsBy<string> = { ...usualCommands, forgives: nick => `/unban *!${nick}@127.0.0.1` };

const lines: SightsBy<readonly [buffer: string, line: string | RegExp]> = {
  speech: (nick, text) => ['#lobby', new RegExp(`^@?${nick} \\| ${text}$`)],
  privateSpeech: (nick, text) => [nick, `${nick} | ${text}`],
  topic: (by, text) => ['#lobby', new RegExp(`\\| ${by} has changed topic for #lobby .*"${text}"$`)],
  kick: (nick, reason) => ['#lobby', new RegExp(`^<-- \\| .* has kicked ${nick} \\(${reason}\\)$`)],
  rename: (from, to) => ['#lobby', `${from} is now known as ${to}`],
  awayMark: () => ['server', 'You have been marked as being away'],
  backMark: () => ['server', 'You are no longer marked as being away'],
  about: nick => ['server', `[${nick}] (${nick}@127.0.0.1): ${nick}`],
  room: (channel, members, topic) => ['server', `${channel}(${members}): ${topic}`],
};

describeDay({
  title: 'WeeChat',
  programs: ['weechat-headless'],
  enter: async (port, nick) => {
    const weechat = await openWeechatInLobby(port, nick);
    const screen = {
      types: (line: string) => weechat.enters('#lobby', line),
      shows: (buffer: string, wanted: string | RegExp) => weechat.shows(buffer, wanted),
      close: () => weechat.close(),
    };
    return atScreen(screen, commands, lines);
  },
});
