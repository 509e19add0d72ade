import { clipText } from '@salon/protocol';
import type { Effect } from '../effect.ts';
import { reports } from '../report.ts';
import type { Kill } from '../signal.ts';
import { sharersOf } from '../state/sharers.ts';
import { removeUser, userOf } from '../state/state.ts';
import { byOperator, refuse } from './spec.ts';
import { nowOffline } from './watched.ts';

/** An operator of the server ends all sessions of a user, and says why. */
export const kill = byOperator<Kill>('kill', (scene, command) => {
  const { state, at, session, settings } = scene;
  const victim = userOf(state, command.nick);
  if (victim === undefined) return refuse(scene, { code: 'no-such-nick', nick: command.nick });

  const by = scene.user.identity;
  const { identity: who, via, sessions } = victim;
  const given = clipText(command.reason, settings.kickBytesMax);
  const reason = `Killed (${by.nick} (${given}))`;
  const to = sharersOf(victim, []);
  removeUser(state, victim);
  const effects: Effect[] = [
    { type: 'left', at, to, origin: session, who, reason },
    ...nowOffline(scene, who.nick),
  ];
  for (const ended of sessions) {
    effects.push(
      { type: 'killed', at, session: ended, by, nick: who.nick, reason: given },
      { type: 'dismissed', at, session: ended, who, via, reason },
    );
  }
  return [...effects, ...reports(state, { what: 'killed', by, who, reason: given })];
});
