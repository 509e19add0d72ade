import { channelMode } from '@salon/protocol';
import type { Effect, Kept } from '../effect.ts';
import { kept } from '../kept/key.ts';
import { channelOf, type State } from '../state/state.ts';

/**
 * Says with what happened that it is to be kept, where it happened to a channel that belongs to someone: whoever
 * changed it, and by whatever command, need not think of that.
 */
export function withMarks(state: State, effects: readonly Effect[]): readonly Effect[] {
  if (state.registered.size === 0) return effects;
  const marks = effects.flatMap(effect => marksOf(state, effect));
  return marks.length === 0 ? effects : [...effects, ...marks];
}

function marksOf(state: State, effect: Effect): readonly Kept[] {
  switch (effect.type) {
    case 'topic-set':
      return markOf(state, effect.channel, { at: effect.at, session: effect.origin });
    case 'modes-set':
      // The ranks of members are as short as their stay.
      if (!effect.changes.some(isKept)) return [];
      return markOf(state, effect.channel, { at: effect.at, session: effect.origin });
    case 'metadata-set':
    case 'metadata-cleared':
      return markOf(state, effect.target, effect);
    case 'channel-renamed': {
      const { at, origin: session } = effect;
      const leading = [...state.registered].filter(({ forward }) => forward === effect.channel);
      const others = leading.map(({ name }) => kept({ at, session }, 'channel', name));
      const mark = markOf(state, effect.channel, { at, session });
      return mark.length === 0 ? others : [kept({ at, session }, 'channel', effect.from), ...mark, ...others];
    }
    default:
      return [];
  }
}

function markOf(
  state: State,
  channel: string,
  { at, session }: Pick<Kept, 'at' | 'session'>,
): readonly Kept[] {
  if (channelOf(state, channel)?.registration === undefined) return [];
  return [kept({ at, session }, 'channel', channel)];
}

function isKept({ letter }: { readonly letter: string }): boolean {
  return channelMode(letter)?.kind !== 'prefix';
}
