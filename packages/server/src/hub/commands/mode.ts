import type { ModeChange } from '@salon/protocol';
import type { Effect } from '../effect.ts';
import { changeMode } from '../modes/table.ts';
import type { Mode } from '../signal.ts';
import { audienceOf } from '../state/channel.ts';
import { byMember } from './spec.ts';

/**
 * An operator changes modes. Each change is taken or refused for itself, and those that changed nothing are not
 * shown; what was done is shown as one line.
 */
export const mode = byMember<Mode>('operator', (scene, command) => {
  const { channel, at, session } = scene;
  const refused: Effect[] = [];
  const done: ModeChange[] = [];
  for (const change of command.changes.slice(0, scene.settings.modesPerLineMax)) {
    const outcome = changeMode(scene, change);
    if (outcome === 'no-change') continue;
    if ('code' in outcome) refused.push({ type: 'refused', at, session, refusal: outcome });
    else done.push(outcome);
  }
  if (done.length === 0) return refused;
  const who = scene.user.identity;
  const to = audienceOf(channel);
  return [
    ...refused,
    { type: 'modes-set', at, to, origin: session, who, channel: channel.name, changes: done },
  ];
});
