import { commandNamed, slashCommands } from '@salon/client';
import { bindings } from '../../input/bindings.ts';
import { messageKeys } from '../../input/message-keys.ts';
import { theme } from '../../talk/theme.ts';
import { padded } from '../../text/cells.ts';
import { type Row, rowOf } from '../../text/span.ts';
import type { Stage } from '../stage.ts';
import { ownCommandIn, ownCommands } from '../switches.ts';
import { Lines } from './lines.ts';

/** How a command is written; without a name, how all of them are. */
export function openHelp(stage: Stage, name: string | undefined): void {
  const one = name === undefined ? undefined : (commandNamed(name) ?? ownCommandIn(`/${name}`));
  if (name !== undefined && one === undefined) return void stage.tell(`There is no command /${name}.`);
  const shown = one === undefined ? [...slashCommands, ...ownCommands] : [one];
  const rows = shown.flatMap(({ name: own, usage, help }) => commandRows(`/${own} ${usage}`, help));
  stage.open(new Lines('Commands', rows, 4));
}

function commandRows(usage: string, help: string): Row[] {
  return [[{ text: usage, style: theme.busy }], rowOf(`    ${help}`)];
}

/** What each key does. `openedBy` is the letter that led there, which may have been meant for the line. */
export function openKeys(stage: Stage, openedBy?: string): void {
  const rows = [
    ...bindings.flatMap(({ keys, words }) => (words === undefined ? [] : [keyRow(keys, words)])),
    [],
    rowOf('With the message that is chosen', theme.title),
    ...messageKeys.map(({ keys, words }) => keyRow(keys, words)),
  ];
  stage.open(new Lines('Keys', rows, keyCells, openedBy));
}

const keyCells = 22;

function keyRow(keys: readonly string[], words: string): Row {
  return [{ text: padded(keys.join(', '), keyCells), style: theme.busy }, ...rowOf(words)];
}
