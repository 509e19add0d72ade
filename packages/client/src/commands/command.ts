import type { ChatClient, Failure } from '../model/client.ts';
import type { Room } from '../model/room.ts';
import type { When } from './when.ts';

/** What completion offers for a parameter. */
export type ParameterKind = 'nick' | 'room' | 'text' | 'modes' | 'key';

/** What a command leads to, for a UI to show as it likes. */
export type Answer =
  /** Another room is to be shown. */
  | { readonly answer: 'room'; readonly room: Room }
  /** It was done, and nothing on the screen says so: `composer.done.<code>` in the language files of a UI. */
  | Note
  /** Lines of the server, to be read once. */
  | { readonly answer: 'lines'; readonly lines: readonly string[] }
  /** Help with a command; without a name, with all of them. */
  | { readonly answer: 'help'; readonly name: string | undefined }
  | { readonly answer: 'profile'; readonly nick: string }
  | { readonly answer: 'search'; readonly text: string }
  | { readonly answer: 'rooms' }
  | { readonly answer: 'members' }
  /** What is needed for it is to be asked for. */
  | { readonly answer: 'account'; readonly wanted: AccountQuestion }
  /** A time to move to: only who knows the clock and the time zone of the user can tell when that is. */
  | { readonly answer: 'moment'; readonly when: When };

/** What a UI asks for in a form of its own, where passwords are not seen. */
export type AccountQuestion = 'login' | 'register';

/** Something to be said to the user, with what is set into it. */
export interface Note {
  readonly answer: 'note';
  readonly code: string;
  /** In English, with everything set in. */
  readonly text: string;
  readonly with: Readonly<Record<string, string>>;
}

/** Why it was not done. Those that no server gave have words of their own: `composer.fault.<code>` in the language files. */
export interface Fault extends Failure {
  readonly with?: Readonly<Record<string, string>>;
}

/** How a command went. */
export type Ran = { readonly ok: true; readonly value: Answer | undefined } | Fault;

/** A command that is typed, as `/join`. `command.help.<name>` and `command.usage.<name>` in the language files of a UI are its texts. */
export interface SlashCommand {
  readonly name: string;
  readonly aliases: readonly string[];
  /** As people write it, such as `<nick> [reason]`. */
  readonly usage: string;
  /** What it does, in English; a UI may have it in other languages. */
  readonly help: string;
  readonly takes: readonly ParameterKind[];
  /** How many words it wants at least; it is not run with fewer. None if absent. */
  readonly needs?: number;
  /** Whether its text may have several lines; otherwise line feeds are spaces. */
  readonly manyLines?: boolean;
  /** Whether a password may stand in it: it is not kept among what was typed. */
  readonly secret?: boolean;
  /** What is asked for when nothing stands behind its name; it is not run then. */
  readonly asks?: AccountQuestion;
  /** Whether it is for those alone who may do it in this room; it is offered to no others. */
  readonly offered?: (client: ChatClient, room: Room) => boolean;
  /** `rest` is what stands behind the name. */
  readonly run: (client: ChatClient, room: Room, rest: string) => Promise<Ran> | Ran;
}
