/** What people do in a channel, and what must be said with it. */
interface Deeds {
  says: [text: string];
  tells: [nick: string, text: string];
  setsTopic: [text: string];
  givesOp: [nick: string];
  kicks: [nick: string, reason: string];
  bans: [nick: string];
  forgives: [nick: string];
  takesNick: [nick: string];
  goesAway: [text: string];
  comesBack: [];
  asksAbout: [nick: string];
  lists: [];
  quits: [reason: string];
}

/** What a client shows to people. */
interface Sights {
  speech: [nick: string, text: string];
  privateSpeech: [nick: string, text: string];
  topic: [by: string, text: string];
  kick: [nick: string, reason: string];
  rename: [from: string, to: string];
  awayMark: [];
  backMark: [];
  about: [nick: string];
  room: [channel: string, members: number, topic: string];
}

/** For each of what people do, how a client does it. */
export type DeedsBy<Result> = { readonly [Deed in keyof Deeds]: (...args: Deeds[Deed]) => Result };

/** For each of what a client shows, how it does. */
export type SightsBy<Result> = { readonly [Sight in keyof Sights]: (...args: Sights[Sight]) => Result };

/** Someone in the lobby, whose client comes back by itself when the connection is lost. */
export interface Person {
  does<Deed extends keyof Deeds>(deed: Deed, ...args: Deeds[Deed]): void | Promise<void>;
  /** Resolves when it is shown, and fails when it is not. */
  sees<Sight extends keyof Sights>(sight: Sight, ...args: Sights[Sight]): Promise<unknown>;
  close(): Promise<void>;
}

/** A client that people type into and read from. */
interface Screen {
  /** Types a line in the window of the lobby. */
  types(line: string): void | Promise<void>;
  /** Waits for a line in a window. */
  shows(window: string, wanted: string | RegExp): Promise<unknown>;
  close(): Promise<void>;
}

/** What most clients have people type. */
export const usualCommands: DeedsBy<string> = {
  says: text => text,
  tells: (nick, text) => `/msg ${nick} ${text}`,
  setsTopic: text => `/topic ${text}`,
  givesOp: nick => `/op ${nick}`,
  kicks: (nick, reason) => `/kick ${nick} ${reason}`,
  bans: nick => `/ban ${nick}`,
  forgives: nick => `/unban ${nick}`,
  takesNick: nick => `/nick ${nick}`,
  goesAway: text => `/away ${text}`,
  comesBack: () => '/away',
  asksAbout: nick => `/whois ${nick}`,
  lists: () => '/list',
  quits: reason => `/quit ${reason}`,
};

/** Someone at a screen, by what is typed there, and which line in which window shows what. */
export function atScreen(
  screen: Screen,
  commands: DeedsBy<string>,
  lines: SightsBy<readonly [window: string, wanted: string | RegExp]>,
): Person {
  return {
    does: (deed, ...args) => screen.types(commands[deed](...args)),
    sees: (sight, ...args) => {
      const [window, wanted] = lines[sight](...args);
      return screen.shows(window, wanted);
    },
    close: () => screen.close(),
  };
}
