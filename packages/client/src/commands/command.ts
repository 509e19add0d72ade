import type { ChatClient, Outcome } from '../model/client.ts';
import type { Room } from '../model/room.ts';

/** What completion offers for a parameter. */
export type ParameterKind = 'nick' | 'room' | 'text' | 'modes' | 'key';

/** A command that is typed, as `/join`. Help texts are named by `command.<name>` in the language files of a UI. */
export interface SlashCommand {
  readonly name: string;
  readonly aliases: readonly string[];
  /** As people write it, such as `<nick> [reason]`. */
  readonly usage: string;
  /** What it does, in English; a UI may have it in other languages under the command's name. */
  readonly help: string;
  readonly takes: readonly ParameterKind[];
  /** Whether it is for those alone who may do it in this room; it is offered to no others. */
  readonly offered?: (client: ChatClient, room: Room) => boolean;
  /** `rest` is what stands behind the name. */
  readonly run: (client: ChatClient, room: Room, rest: string) => Promise<Outcome> | Outcome;
}
