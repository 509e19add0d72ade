import { onceTag, parseTags } from '@salon/protocol';
import type { Effect } from '../effect.ts';
import type { Say } from '../signal.ts';
import { refuse, type UserScene } from './spec.ts';

/** A message that was said lately, by the mark that its sender gave it. */
export interface SaidOnce {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** For how long marks are remembered: longer than a network brings back what it seemed to have lost. Milliseconds. */
const rememberedMs = 900_000;

/** How many of them; those that were said longest ago are forgotten. */
const rememberedMax = 20_000;

/** A longer mark is none: some kilobytes each would be a heavy memory. Code units. */
const markLengthMax = 64;

/**
 * Says something, unless it bears a mark under which it was said before: who lost her connection sends again what
 * nobody confirmed, while what she sent before may still be on its way.
 */
export function saidOnce(scene: UserScene, command: Say, say: () => readonly Effect[]): readonly Effect[] {
  const mark = markOf(command);
  if (mark === undefined) return say();
  const { saidMarks } = scene.state;
  const before = saidMarks.get(mark);
  if (before !== undefined && before.at + rememberedMs > scene.at) {
    return refuse(scene, { code: 'already-said', message: before.id });
  }
  const effects = say();
  const said = effects.find(effect => effect.type === 'said');
  saidMarks.delete(mark);
  if (said !== undefined) saidMarks.set(mark, { id: said.id, at: scene.at });
  for (const [old, { at }] of saidMarks) {
    if (at + rememberedMs > scene.at && saidMarks.size <= rememberedMax) break;
    saidMarks.delete(old);
  }
  return effects;
}

function markOf({ tags, manner }: Say): string | undefined {
  if (manner === 'tags' || tags === undefined || !tags.includes(onceTag)) return undefined;
  const mark = parseTags(tags).get(onceTag) ?? '';
  return mark === '' || mark.length > markLengthMax ? undefined : copyOf(mark);
}

/** The same mark, as a text of its own: a piece of the line would hold the whole line for as long as it is remembered. */
function copyOf(mark: string): string {
  return ` ${mark}`.slice(1);
}
