/** A chat client as a pure core, for the browser and the terminal. */
export { createClient } from './client.ts';
export type { ParameterKind, SlashCommand } from './commands/command.ts';
export type * from './model/client.ts';
export type * from './model/link.ts';
export type * from './model/message.ts';
export type { Observed } from './model/observed.ts';
export type * from './model/person.ts';
export type * from './model/room.ts';
export type * from './model/timeline.ts';
export type * from './parts.ts';
