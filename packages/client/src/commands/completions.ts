import type { ChatClient } from '../model/client.ts';
import type { Room } from '../model/room.ts';
import type { ParameterKind, SlashCommand } from './command.ts';
import { nickCandidates } from './nick-candidates.ts';
import { commandNamed, slashCommands } from './table.ts';

/** One thing that may be put in place of what is typed. */
export interface Candidate {
  /** What is shown: the nick, the room or the command. */
  readonly label: string;
  /** What takes the place, with what stands behind it. */
  readonly text: string;
}

/** What completion offers at a place of a text. */
export interface Completion {
  readonly kind: 'nick' | 'room' | 'command';
  /** The range that a candidate takes the place of, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  /** Whether a sign before the word asked for it; otherwise only who asks, as by Tab, wants it. */
  readonly isSigned: boolean;
  readonly candidates: readonly Candidate[];
}

/** Where completion is asked for. */
export interface Place {
  readonly client: ChatClient;
  readonly room: Room;
  readonly text: string;
  readonly caret: number;
  /** Whether the user asks for it, as by Tab; else only what a sign before the word asks for is looked up. */
  readonly isAsked: boolean;
}

/** How many are offered at most. */
const candidatesMax = 20;

/** What may stand in place of the word at the caret; undefined when nothing fits. */
export function completions(place: Place): Completion | undefined {
  const { text, caret } = place;
  const from = text.slice(0, caret).search(/\S*$/);
  const to = caret + text.slice(caret).search(/\s|$/);
  const word = text.slice(from, caret);
  const offered = offer(place, from, word);
  if (offered === undefined || offered.candidates.length === 0) return undefined;
  return { ...offered, from, to, candidates: offered.candidates.slice(0, candidatesMax) };
}

/** The command that is being typed, for a hint how it is written; undefined when it is none. */
export function commandAt(text: string, caret: number): SlashCommand | undefined {
  const [, name] = /^\/([^\s/]+)\s/.exec(text.slice(0, caret)) ?? [];
  return name === undefined ? undefined : commandNamed(name);
}

type Offer = Pick<Completion, 'kind' | 'isSigned' | 'candidates'>;

function offer(place: Place, from: number, word: string): Offer | undefined {
  if (from === 0 && /^\/[^/]*$/.test(word)) return commands(place, word.slice(1));
  const kind = parameterAt(place.text.slice(0, from));
  if (kind === 'room') return rooms(place, word, true);
  if (place.client.facts.isChannel(word)) return rooms(place, word, true);
  if (kind === 'nick') return nicks(place, word, ' ', word !== '');
  if (kind === 'modes' || kind === 'key' || word === '') return undefined;
  if (!place.isAsked && !word.startsWith('@')) return undefined;
  return nicks(place, word, from === 0 ? ': ' : ' ', word.startsWith('@'));
}

/** What the parameter is that begins behind this text; undefined when it is not in a command. */
function parameterAt(before: string): ParameterKind | undefined {
  const command = commandAt(before, before.length);
  if (command === undefined) return undefined;
  const index = before.trim().split(/\s+/).length - 1;
  return command.takes[Math.min(index, command.takes.length - 1)];
}

/** By name first, then by other names, which become the name. */
function commands({ client, room }: Place, typed: string): Offer {
  const wanted = typed.toLowerCase();
  const offered = slashCommands.filter(command => command.offered?.(client, room) ?? true);
  const byName = offered.filter(({ name }) => name.startsWith(wanted));
  const byAlias = offered.filter(
    command => !byName.includes(command) && command.aliases.some(alias => alias.startsWith(wanted)),
  );
  const found = wanted === '' ? offered : [...byName.sort((a, b) => (a.name < b.name ? -1 : 1)), ...byAlias];
  return {
    kind: 'command',
    isSigned: true,
    candidates: found.map(({ name, usage }) => ({
      label: `/${name}`,
      text: `/${name}${usage === '' ? '' : ' '}`,
    })),
  };
}

/** Those that begin so first, then those that have it in them. */
function rooms({ client }: Place, typed: string, isSigned: boolean): Offer {
  const wanted = client.facts.fold(typed);
  const bare = wanted.replace(/^[^\p{L}\p{N}]+/u, '');
  const channels = client.rooms.all.filter(room => room.kind === 'channel');
  const begins = channels.filter(room => room.key.startsWith(wanted));
  const others = channels.filter(room => !begins.includes(room) && room.key.includes(bare));
  return {
    kind: 'room',
    isSigned,
    candidates: [...begins, ...others].map(({ name }) => ({ label: name, text: `${name} ` })),
  };
}

function nicks(place: Place, word: string, behind: string, isSigned: boolean): Offer {
  const sign = word.startsWith('@') ? '@' : '';
  const found = nickCandidates(place.client, place.room, word.slice(sign.length), sign !== '');
  return {
    kind: 'nick',
    isSigned,
    candidates: found
      .slice(0, candidatesMax)
      .map(nick => ({ label: nick, text: `${sign}${nick}${sign === '' ? behind : ' '}` })),
  };
}
