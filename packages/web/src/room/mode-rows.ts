import { channelMode, type Rank } from '@salon/protocol';
import { isAtLeast } from '../profile/acts.ts';

/** What the parameter of a mode is. */
export type ModeTakes = 'text' | 'number' | 'seconds' | 'room';

/** A mode of a room as it is shown. */
export interface ModeRow {
  readonly letter: string;
  readonly isOn: boolean;
  /** Its parameter; empty for none. */
  readonly param: string;
  /** Undefined for a mode that is on or off and no more. */
  readonly takes: ModeTakes | undefined;
  /** The rank that it takes to change it, when the user has not got it. */
  readonly needs: Rank | undefined;
}

/** Modes that belong together, under a head. */
export interface ModeGroup {
  readonly name: 'entry' | 'talk' | 'words' | 'seen';
  readonly rows: readonly ModeRow[];
}

/** The modes that are shown, by what they are about. Those that are used most come first. */
const groups: readonly (readonly [ModeGroup['name'], string])[] = [
  ['entry', 'ikRlf'],
  ['talk', 'nmMWU'],
  ['words', 'cSC'],
  ['seen', 'tsuQ'],
];

const takes: Readonly<Record<string, ModeTakes>> = { k: 'text', l: 'number', W: 'seconds', f: 'room' };

/** The modes that a server has (CHANMODES of RPL_ISUPPORT), with how they are set in a room. */
export function modeGroups(
  known: string,
  modes: ReadonlyMap<string, string>,
  own: Rank | undefined,
): readonly ModeGroup[] {
  const [, always = '', onSet = '', never = ''] = known.split(',');
  const letters = always + onSet + never;
  return groups
    .map(([name, shown]) => ({
      name,
      rows: [...shown].filter(letter => letters.includes(letter)).map(letter => rowOf(letter, modes, own)),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function rowOf(letter: string, modes: ReadonlyMap<string, string>, own: Rank | undefined): ModeRow {
  const setBy = channelMode(letter)?.setBy ?? 'operator';
  return {
    letter,
    isOn: modes.has(letter),
    param: modes.get(letter) ?? '',
    takes: takes[letter],
    needs: isAtLeast(own, setBy) ? undefined : setBy,
  };
}

/** What MODE takes to set a mode, or to take it away: a key is taken away by naming it (Modern IRC, type B). */
export function modeChange(row: ModeRow, on: boolean, param: string): readonly [string, ...string[]] {
  const sign = `${on ? '+' : '-'}${row.letter}`;
  if (on) return row.takes === undefined ? [sign] : [sign, param.trim()];
  return row.letter === 'k' ? [sign, row.param || '*'] : [sign];
}

/** Whether something can be the parameter of a mode. The server has the last word. */
export function isParam(kind: ModeTakes, typed: string, isChannel: (name: string) => boolean): boolean {
  const param = typed.trim();
  if (kind === 'text') return /^[^\s,:][^\s,]*$/.test(param);
  if (kind === 'room') return isChannel(param) && !/[\s,]/.test(param);
  return /^[1-9]\d{0,8}$/.test(param);
}
