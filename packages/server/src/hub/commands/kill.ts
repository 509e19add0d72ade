import { clipText } from '@salon/protocol';
import { reports } from '../report.ts';
import type { Kill } from '../signal.ts';
import { userOf } from '../state/state.ts';
import { putOut } from './put-out.ts';
import { byOperator, refuse } from './spec.ts';

/** An operator of the server ends all sessions of a user, and says why. */
export const kill = byOperator<Kill>('kill', (scene, command) => {
  const { state, at, settings } = scene;
  const victim = userOf(state, command.nick);
  if (victim === undefined) return refuse(scene, { code: 'no-such-nick', nick: command.nick });

  const by = scene.user.identity;
  const { identity: who, sessions } = victim;
  const given = clipText(command.reason, settings.kickBytesMax);
  const told = sessions.map(
    ended => ({ type: 'killed', at, session: ended, by, nick: who.nick, reason: given }) as const,
  );
  return [
    ...told,
    ...putOut(scene, victim, `Killed (${by.nick} (${given}))`),
    ...reports(state, { what: 'killed', by, who, reason: given }),
  ];
});
