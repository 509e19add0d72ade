import { type CommandSpec, refuse, type UserScene } from '../commands/spec.ts';
import type { Refusal } from '../refusal.ts';
import { hasPrivilege } from '../state/user.ts';
import { replaceMetadata } from './change.ts';
import { faultOfValue, isKeyHere, visibilityOf, withKey } from './metadata.ts';
import { noteChanges, secondsToChange } from './pace.ts';
import type { SetMetadata } from './signal.ts';
import { mayChange, metadataOf, nameOf, type Subject, subjectOf } from './subject.ts';

/** A user sets a key or takes it away. That it is what it was before is no fault, and nobody is told of it. */
export const setMetadata: CommandSpec<SetMetadata> = {
  by: 'user',
  run(scene, { target, key, value: given }) {
    const { state, settings, user, at, session } = scene;
    const value = given === '' ? undefined : given;
    const subject = subjectOf(state, user, target);
    if (subject === undefined) return refuse(scene, { code: 'metadata-target-invalid', target });
    const refusal = whatForbids(scene, subject, key, value);
    if (refusal !== undefined) return refuse(scene, refusal);

    const name = nameOf(subject);
    const visibleTo = visibilityOf(settings.metadata, key);
    const done = { type: 'metadata-set', at, session, target: name, key, value, visibleTo } as const;
    const before = metadataOf(state, subject);
    if (before.get(key) === value) return [done];
    const seconds = secondsToChange(user, at, 1, settings.metadata);
    if (seconds > 0) return refuse(scene, { code: 'metadata-too-soon', target: name, key, seconds });
    noteChanges(user, at, 1, settings.metadata);
    return [done, ...replaceMetadata(scene, subject, withKey(before, key, value))];
  },
};

function whatForbids(
  { state, settings, user }: UserScene,
  subject: Subject,
  key: string,
  value: string | undefined,
): Refusal | undefined {
  const limits = settings.metadata;
  const target = nameOf(subject);
  if (!isKeyHere(limits, key)) return { code: 'metadata-key-invalid', key };
  const isOperators = visibilityOf(limits, key) === 'operators';
  if (!mayChange(subject, user) || (isOperators && !hasPrivilege(user, 'metadata'))) {
    return { code: 'metadata-not-allowed', target, key };
  }
  return value === undefined
    ? undefined
    : faultOfValue(limits, metadataOf(state, subject), { target, key, value });
}
