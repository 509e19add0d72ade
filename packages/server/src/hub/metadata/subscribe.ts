import { type CommandSpec, refuse, type UserScene } from '../commands/spec.ts';
import { visibilityOf } from './metadata.ts';
import type { ForgetSubscriptions, SubscribeMetadata, UnsubscribeMetadata } from './signal.ts';
import { maySee, subjectOf } from './subject.ts';
import { sortedOut, subscribe, subscribing, unsubscribe, unsubscribeAll } from './subscriptions.ts';

/** A session wants to be told of some keys, also of those that its user may not see yet. */
export const subscribeMetadata: CommandSpec<SubscribeMetadata> = {
  by: 'user',
  run(scene, { target, keys: wanted }) {
    const { state, settings, user, at, session } = scene;
    if (!isOneself(scene, target)) return refuse(scene, { code: 'metadata-target-invalid', target });
    const before = new Set(state.subscriptions.keys.get(session));
    const outcome = subscribing(settings.metadata, before, wanted);
    for (const key of outcome.keys) subscribe(state.subscriptions, session, key);
    const unseen = outcome.keys.filter(key => !maySee(visibilityOf(settings.metadata, key), user));
    const later = outcome.keys.some(key => !before.has(key));
    return [{ type: 'metadata-subscribed', at, session, ...outcome, unseen, later }];
  },
};

/** A session wants to be told of some keys no longer. */
export const unsubscribeMetadata: CommandSpec<UnsubscribeMetadata> = {
  by: 'user',
  run(scene, { target, keys: wanted }) {
    const { state, settings, at, session } = scene;
    if (!isOneself(scene, target)) return refuse(scene, { code: 'metadata-target-invalid', target });
    const { keys, invalid } = sortedOut(settings.metadata, wanted);
    for (const key of keys) unsubscribe(state.subscriptions, session, key);
    return [{ type: 'metadata-unsubscribed', at, session, keys, invalid }];
  },
};

/** A session is told of nothing any more: its client would not understand it. */
export const forgetSubscriptions: CommandSpec<ForgetSubscriptions> = {
  by: 'user',
  run({ state, session }) {
    unsubscribeAll(state.subscriptions, session);
    return [];
  },
};

function isOneself({ state, user }: UserScene, target: string): boolean {
  const subject = subjectOf(state, user, target);
  return subject !== undefined && 'user' in subject && subject.user === user;
}
