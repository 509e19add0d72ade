import type { Candidate } from '@salon/client';
import type { Switch } from '../world/profile.ts';
import type { Stage } from './stage.ts';

/** A command of this terminal alone, which turns something on or off. It stays so. */
interface OwnCommand {
  readonly name: Switch;
  readonly usage: string;
  readonly help: string;
  /** What is told when it is done. */
  readonly on: string;
  readonly off: string;
}

export const ownCommands: readonly OwnCommand[] = [
  {
    name: 'bell',
    usage: 'on|off',
    help: 'Whether a mention rings the bell.',
    on: 'A mention rings the bell.',
    off: 'A mention does not ring the bell.',
  },
  {
    name: 'mouse',
    usage: 'on|off',
    help: 'Whether the wheel and clicks are for Salon; off, the mouse selects text.',
    on: 'The wheel and clicks are for Salon.',
    off: 'The mouse selects text.',
  },
];

/** The one that a line begins with; undefined when it is none. */
export function ownCommandIn(text: string): OwnCommand | undefined {
  const name = /^\/(\w+)(?:\s|$)/.exec(text)?.[1]?.toLowerCase();
  return ownCommands.find(command => command.name === name);
}

/** Those that begin like what is typed, for completion. */
export function ownCandidates(typed: string): readonly Candidate[] {
  return ownCommands
    .filter(({ name }) => `/${name}`.startsWith(typed.toLowerCase()))
    .map(({ name }) => ({ label: `/${name}`, text: `/${name} ` }));
}

/** Carries one out. */
export function turn(stage: Stage, command: OwnCommand, text: string): void {
  const wanted = text
    .slice(command.name.length + 1)
    .trim()
    .toLowerCase();
  if (wanted !== 'on' && wanted !== 'off') {
    stage.tell(`It is /${command.name} on or /${command.name} off.`);
    return;
  }
  stage.hands.turn(command.name, wanted === 'on');
  stage.tell(command[wanted]);
}
