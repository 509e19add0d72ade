import type { CommandSpec, Scene } from './commands/spec.ts';
import { commands } from './commands/table.ts';
import { withPresence } from './devices/presence.ts';
import type { Effect } from './effect.ts';
import { withForgetting } from './history/forgetting.ts';
import type { QuerySpec } from './queries/spec.ts';
import { queries } from './queries/table.ts';
import type { Query } from './query.ts';
import { withMarks } from './registered/marked.ts';
import type { SessionId } from './session.ts';
import type { Command, Signal } from './signal.ts';
import { emptyState, type State, settingsOf } from './state/state.ts';

/**
 * MP, the main processor: the only owner of users and channels. It takes signals one at a time and decides
 * everything. It does no I/O, reads no clock and throws no dice, so the same signals in the same order give the same
 * state and the same effects on any machine.
 */
export class Hub {
  /** For reading, and for tests; only `step` changes it. */
  readonly state: State = emptyState();

  /**
   * Carries out one signal and returns what happened, in order. Signals of a session that is no user's (any more)
   * do nothing: a connection may end while a command of it is on its way.
   * Throws when there is no settings signal before it, which is a fault of the program.
   */
  step(signal: Signal): readonly Effect[] {
    const { state } = this;
    // Clocks of machines may go back; the hub's time does not.
    state.now = Math.max(state.now, signal.at);
    if (state.steps === 0) state.epoch = signal.at;
    state.steps += 1;
    const effects = this.carryOut(signal);
    // What is said most often keeps nothing.
    return signal.command.type === 'say'
      ? effects
      : withPresence(state, withForgetting(state, withMarks(state, effects)));
  }

  private carryOut(signal: Signal): readonly Effect[] {
    const { state } = this;
    const spec = commands[signal.command.type] as CommandSpec<Command>;
    if (spec.by === 'server') return spec.run(state, signal.command);
    const scene: Scene = { state, settings: settingsOf(state), at: state.now, session: signal.session };
    const user = state.sessions.get(signal.session);
    if (spec.by === 'anyone') return spec.run({ ...scene, user }, signal.command);
    if (spec.by === 'newcomer') return user === undefined ? spec.run(scene, signal.command) : [];
    return user === undefined ? [] : spec.run({ ...scene, user }, signal.command);
  }

  /** Answers a query at the time `at` (milliseconds since 1970), and changes nothing. No user, no answer. */
  ask(session: SessionId, query: Query, at: number): readonly Effect[] {
    const asker = this.state.sessions.get(session);
    if (asker === undefined) return [];
    const answer = (queries[query.type] as QuerySpec<Query>)(this.state, asker, query, at, session);
    if ('code' in answer) return [{ type: 'refused', at, session, refusal: answer }];
    const because = ('because' in query && query.because) || 'asked';
    return [{ type: 'answered', because, at, session, answer }];
  }
}
