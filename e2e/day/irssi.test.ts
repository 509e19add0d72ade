import { describeDay } from '../support/day.ts';
import { openIrssiIn } from '../support/irssi.ts';
import { atScreen, type DeedsBy, type SightsBy, usualCommands } from '../support/person.ts';

// What is banned by a nick is where it comes from, so that is to be forgiven.
const commands: DeedsBy<string> = {
  ...usualCommands,
  forgives: nick => `/unban *!*${nick}@127.0.0.*`,
  lists: () => '/list -yes',
};

const lines: SightsBy<readonly [window: string, row: string | RegExp]> = {
  speech: (nick, text) => ['#lobby', new RegExp(`<[ @]${nick}> ${text}$`)],
  privateSpeech: (nick, text) => [nick, `<${nick}> ${text}`],
  topic: (by, text) => ['#lobby', `${by} changed the topic of #lobby to: ${text}`],
  kick: (nick, reason) => ['#lobby', new RegExp(`${nick} was kicked from #lobby by .* \\[${reason}\\]`)],
  rename: (from, to) => ['#lobby', `${from} is now known as ${to}`],
  awayMark: () => ['(status)', 'You have been marked as being away'],
  backMark: () => ['(status)', 'You are no longer marked as being away'],
  about: nick => ['#lobby', `-!- ${nick} [${nick}@127.0.0.1]`],
  room: (channel, members, topic) => ['(status)', `-!- ${channel} ${members} ${topic}`],
};

describeDay({
  title: 'irssi',
  programs: ['irssi', 'tmux'],
  enter: async (port, nick) => {
    const irssi = await openIrssiIn('#lobby', port, nick);
    const shows = async (window: string, wanted: string | RegExp): Promise<void> => {
      await irssi.goesTo(window);
      await irssi.shows(wanted);
      await irssi.goesTo('#lobby');
    };
    const screen = { types: (line: string) => irssi.enters(line), shows, close: () => irssi.close() };
    return atScreen(screen, commands, lines);
  },
  complaints: [
    ':salon.localhost 451 * :You have not registered',
    ':salon.localhost 451 * :You have not registered',
  ],
});
