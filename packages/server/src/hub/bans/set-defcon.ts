import { byOperator } from '../commands/spec.ts';
import { kept } from '../kept/key.ts';
import { reports } from '../report.ts';
import { defconKey } from './kept.ts';
import type { SetDefcon } from './signal.ts';

/** An operator closes the server by some steps, or opens it. Who is in it stays. */
export const setDefcon = byOperator<SetDefcon>('defcon', (scene, { level }) => {
  const { state, at, session, user } = scene;
  state.defcon = level;
  const by = user.identity;
  return [
    kept(scene, 'defcon', defconKey),
    { type: 'defcon-set', at, session, level },
    ...reports(state, { what: 'defcon', by, level }),
  ];
});
