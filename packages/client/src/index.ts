/** A chat client as a pure core, for the browser and the terminal. */
export { type Abilities, abilitiesFor, isMessage, quickReactions } from './abilities.ts';
export { createClient } from './client.ts';
export { logInTo, makeAccount } from './commands/account.ts';
export type {
  AccountQuestion,
  Answer,
  Fault,
  Note,
  ParameterKind,
  Ran,
  SlashCommand,
} from './commands/command.ts';
export {
  type Candidate,
  type Completion,
  commandAt,
  completions,
  type Place,
} from './commands/completions.ts';
export { commandNamed, slashCommands } from './commands/table.ts';
export { parseTyped, runTyped, type Typed } from './commands/typed.ts';
export { type FoldSummary, isComing, namedOf, summaryOf } from './folds.ts';
export type * from './model/client.ts';
export type * from './model/link.ts';
export type * from './model/message.ts';
export type { Observed } from './model/observed.ts';
export type * from './model/person.ts';
export type * from './model/room.ts';
export type * from './model/timeline.ts';
export type * from './parts.ts';
export { excerpt, markedPieces } from './search/marking.ts';
export { searchPage } from './search/page.ts';
export { isAsking, type Query, readQuery, termsOf } from './search/query.ts';
export { foundKey, type Results, withPage } from './search/results.ts';
export { forgetKept } from './state/kept.ts';
export { type Destination, destinations } from './switcher/destinations.ts';
export { isUnread } from './unread.ts';
