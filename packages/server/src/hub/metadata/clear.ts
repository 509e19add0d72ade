import { type CommandSpec, refuse } from '../commands/spec.ts';
import { hasPrivilege } from '../state/user.ts';
import { replaceMetadata } from './change.ts';
import { visibilityOf, withoutKeys } from './metadata.ts';
import { noteChanges, secondsToChange } from './pace.ts';
import type { ClearMetadata } from './signal.ts';
import { mayChange, metadataOf, nameOf, subjectOf } from './subject.ts';

/** A user takes all keys away; those of operators only who may. Each key counts as a change. */
export const clearMetadata: CommandSpec<ClearMetadata> = {
  by: 'user',
  run(scene, { target }) {
    const { state, settings, user, at, session } = scene;
    const limits = settings.metadata;
    const subject = subjectOf(state, user, target);
    if (subject === undefined) return refuse(scene, { code: 'metadata-target-invalid', target });
    const name = nameOf(subject);
    if (!mayChange(subject, user)) {
      return refuse(scene, { code: 'metadata-not-allowed', target: name, key: '*' });
    }
    const before = metadataOf(state, subject);
    const mayAll = hasPrivilege(user, 'metadata');
    const keys = [...before.keys()].filter(key => mayAll || visibilityOf(limits, key) === 'everyone');
    const done = { type: 'metadata-cleared', at, session, target: name, keys } as const;
    if (keys.length === 0) return [done];
    const seconds = secondsToChange(user, at, keys.length, limits);
    if (seconds > 0) return refuse(scene, { code: 'metadata-too-soon', target: name, key: '*', seconds });
    noteChanges(user, at, keys.length, limits);
    return [done, ...replaceMetadata(scene, subject, withoutKeys(before, keys))];
  },
};
