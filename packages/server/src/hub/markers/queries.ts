import type { QuerySpec } from '../queries/spec.ts';
import type { Channel, User } from '../state/model.ts';
import type { State } from '../state/state.ts';
import { placeOf } from './place.ts';
import type { MarkerIs, MarkerQuery } from './query.ts';
import { markersOf } from './registry.ts';

/** How far the asker has read a channel, or her talk with a nick. */
export const readMarker: QuerySpec<MarkerQuery> = (state, asker, { target }) => {
  const place = placeOf(state, asker, target);
  if (place === undefined) return { code: 'marker-target-invalid', target };
  const until = markersOf(state, asker).get(place.key);
  return { type: 'read-marker', target: place.name, until };
};

/** How far a member has read her channel, as an answer. */
export function markerAnswer(state: State, user: User, { name, historyKey }: Channel): MarkerIs {
  return { type: 'read-marker', target: name, until: markersOf(state, user).get(historyKey) };
}
