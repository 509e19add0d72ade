import { type AnyoneScene, type CommandSpec, refuse } from '../commands/spec.ts';
import type { Effect } from '../effect.ts';
import { memorySet } from '../history/changed.ts';
import type { MemoryChange } from '../history/effect.ts';
import { isWithinBounds, withinBounds } from '../history/policy.ts';
import { kept } from '../kept/key.ts';
import type { Refusal } from '../refusal.ts';
import { serverSession } from '../session.ts';
import { confirmationOf } from './confirmation.ts';
import { about, managed, type Owned, ownChannel } from './guard.ts';
import { setRegistration } from './registry.ts';
import type { SetChannel } from './signal.ts';

/** A founder chooses something for her channel. */
export const setChannel: CommandSpec<SetChannel> = about(ownChannel, (scene, command) => {
  const { state, channel, registration } = scene;
  const { changes } = command;
  const refusal = whatForbids(scene, command);
  if (refusal !== undefined) return refuse(scene, refusal);
  const settings = { ...registration.settings, ...changes };
  setRegistration(state, channel, { ...registration, settings });
  if (!settings.keepTopic && channel.members.size === 0) channel.topic = undefined;
  return [
    kept(scene, 'channel', channel.name),
    managed(scene, channel.name, { what: 'set', changes }),
    ...remembered(scene, command),
  ];
});

/** How much there may be remembered the server bounds; and what is forgotten does not come back. */
function whatForbids(scene: AnyoneScene & Owned, { changes, confirm }: SetChannel): Refusal | undefined {
  const { settings, session, channel, registration } = scene;
  const { history } = changes;
  if (history === undefined) return undefined;
  const { daysMax, countMax } = settings.history;
  if (!isWithinBounds(history, settings.history)) return { code: 'memory-too-long', daysMax, countMax };
  const forgets = history === 'off' && registration.settings.history !== 'off';
  const expected = confirmationOf(scene, 'history off');
  if (!forgets || session === serverSession || confirm === expected) return undefined;
  return { code: 'confirmation-needed', command: `SET ${channel.name} HISTORY off`, confirm: expected };
}

function remembered(scene: AnyoneScene & Owned, { changes }: SetChannel): readonly Effect[] {
  const { channel, registration } = scene;
  const { history, historyFor } = changes;
  const isSame = (one: unknown, other: unknown) =>
    one === undefined || JSON.stringify(one) === JSON.stringify(other);
  const before = registration.settings;
  if (isSame(history, before.history) && isSame(historyFor, before.historyFor)) return [];
  return [memorySet(scene, channel, changeOf(scene, changes))];
}

function changeOf({ settings }: AnyoneScene, { history }: SetChannel['changes']): MemoryChange {
  if (history === undefined) return 'none';
  return history === 'off' ? 'forgotten' : (withinBounds(history, settings.history) ?? {});
}
