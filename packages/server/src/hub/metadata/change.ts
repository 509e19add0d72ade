import { usersOf } from '../accounts/registry.ts';
import type { Scene, UserScene } from '../commands/spec.ts';
import type { Effect } from '../effect.ts';
import { kept, keptKey } from '../kept/key.ts';
import type { User } from '../state/model.ts';
import {
  faultOfValue,
  filledUp,
  isKeyHere,
  type Metadata,
  noMetadata,
  visibilityOf,
  withKey,
} from './metadata.ts';
import type { EntryMetadata } from './signal.ts';
import { metadataOf, metadataOfAccount, oneself, type Subject } from './subject.ts';
import { subscribe, subscribing } from './subscriptions.ts';
import { tellChanges } from './told.ts';

/** Gives a subject other metadata, and tells those who are to know. */
export function replaceMetadata(scene: Scene, subject: Subject, next: Metadata): readonly Effect[] {
  const before = metadataOf(scene.state, subject);
  if ('user' in subject) {
    const { account } = subject.user.identity;
    if (account !== undefined) return replaceAccountMetadata(scene, account, next);
    subject.user.metadata = next;
    return tellChanges(scene, subject, before, next, scene.session);
  }
  const { channel } = subject;
  channel.metadata = next;
  const mark = channel.registration === undefined ? [] : [kept(scene, 'channel', channel.name)];
  return [...mark, ...tellChanges(scene, subject, before, next, scene.session)];
}

/** Gives an account other metadata: all who are logged in to it have them, and only of one of them nothing is told. */
function replaceAccountMetadata(
  scene: Scene,
  account: string,
  next: Metadata,
  untold?: User,
): readonly Effect[] {
  const { state } = scene;
  const before = metadataOfAccount(state, account);
  if (next.size === 0) state.accountMetadata.delete(keptKey(account));
  else state.accountMetadata.set(keptKey(account), next);
  const effects: Effect[] = [kept(scene, 'metadata', account)];
  for (const user of usersOf(state, account)) {
    if (user === untold) continue;
    effects.push(...tellChanges(scene, { user }, before, next, scene.session));
  }
  return effects;
}

/**
 * A user is logged in to another account, or to none any more, and had other metadata before. What she set as a guest
 * goes to the account where that has nothing yet: nothing that was set is lost, and nothing that was kept.
 */
export function carryOver(scene: Scene, user: User, before: Metadata): readonly Effect[] {
  const { state, settings } = scene;
  const { account } = user.identity;
  const effects: Effect[] = [];
  if (account !== undefined && user.metadata.size > 0) {
    const known = metadataOfAccount(state, account);
    const next = filledUp(settings.metadata, known, user.metadata);
    user.metadata = noMetadata;
    if (next.size > known.size) effects.push(...replaceAccountMetadata(scene, account, next, user));
  }
  return [...effects, ...tellChanges(scene, { user }, before, metadataOf(state, { user }))];
}

/** An account is no more, and nobody is logged in to it. */
export function forgetAccountMetadata(scene: Scene, account: string): readonly Effect[] {
  const wasThere = scene.state.accountMetadata.delete(keptKey(account));
  return wasThere ? [kept(scene, 'metadata', account)] : [];
}

/**
 * A newcomer has become a user, and had subscribed and set some keys before, which her door let through. What her
 * account had under them is replaced.
 */
export function beginWith(scene: UserScene, { values, subscriptions }: EntryMetadata): readonly Effect[] {
  const { state, settings, session, user } = scene;
  const limits = settings.metadata;
  const { keys } = subscribing(limits, new Set(), subscriptions);
  for (const key of keys) subscribe(state.subscriptions, session, key);
  const before = metadataOf(state, { user });
  let next = before;
  for (const [key, value] of values) {
    const mayBeHers = isKeyHere(limits, key) && visibilityOf(limits, key) === 'everyone';
    const fault = faultOfValue(limits, next, { target: oneself, key, value });
    if (mayBeHers && fault === undefined) next = withKey(next, key, value);
  }
  return next === before ? [] : replaceMetadata(scene, { user }, next);
}
