import { formatModes, type ModeChange } from '@salon/protocol';
import type { Scene, UserScene } from './commands/spec.ts';
import type { Audited, Effect } from './effect.ts';
import type { Command } from './signal.ts';
import type { User } from './state/model.ts';

/** What followed from a command of an operator, and, where anything was done, that she did it. */
export function withAudit(scene: UserScene, command: Command, effects: readonly Effect[]): readonly Effect[] {
  if (effects.every(({ type }) => type === 'refused')) return effects;
  return [...effects, audited(scene, scene.user, command.type, partsOf(command))];
}

/** That an operator of the server, or who tried to be one, did something. */
export function audited(
  { at, session }: Scene,
  { oper, identity, devices }: User,
  action: string,
  { target, detail }: Act,
): Audited {
  const from = devices.find(device => device.session === session);
  const who = { nick: identity.nick, user: identity.user, host: from?.origin.host ?? identity.host };
  return { type: 'audited', at, session, oper: oper?.name ?? '', who, action, target, detail };
}

/** Upon whom or what someone acted, and all else that she said. */
interface Act {
  readonly target: string;
  readonly detail: string;
}

/** Whatever a command says is told, so that none of it can be left out of the audit log by mistake. */
function partsOf({ type: _, ...said }: Command): Act {
  const parts = Object.entries(said).filter(([, value]) => value !== undefined && value !== '');
  const named = targets.find(key => parts.some(([part]) => part === key));
  const target = parts.find(([part]) => part === named)?.[1];
  return {
    target: typeof target === 'string' ? target : '',
    detail: parts
      .filter(([part]) => part !== named)
      .map(([part, value]) => `${part}: ${shown(part, value)}`)
      .join(', '),
  };
}

/** What stands for whom a command is about, the first that it has. */
const targets = ['channel', 'target', 'account', 'nick'];

function shown(part: string, value: unknown): string {
  if (part === 'changes' && Array.isArray(value)) return formatModes(value as readonly ModeChange[]);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
