import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { NotLoaded } from './not-loaded.tsx';

/** A component that is fetched when it is first drawn; where that fails, what says so stands in its place. */
function lazily<Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: await load().catch(() => NotLoaded as ComponentType<Props>) }));
}

export const Timeline = lazily(async () => (await import('../timeline/timeline.tsx')).Timeline);

export const Composer = lazily(async () => (await import('../composer/composer.tsx')).Composer);
export const RichText = lazily(async () => (await import('../text/rich-text.tsx')).RichText);

export const Notify = lazily(async () => (await import('../notify/notify.tsx')).Notify);
export const Settings = lazily(async () => (await import('../settings/settings.tsx')).Settings);
export const Account = lazily(async () => (await import('../account/account.tsx')).Account);
export const MemberList = lazily(async () => (await import('../members/member-list.tsx')).MemberList);
export const Profile = lazily(async () => (await import('../profile/profile.tsx')).Profile);
export const Search = lazily(async () => (await import('../search/search.tsx')).Search);
export const Browse = lazily(async () => (await import('../browse/browse.tsx')).Browse);
export const RoomSettings = lazily(async () => (await import('../room/room-settings.tsx')).RoomSettings);
export const Switcher = lazily(async () => (await import('../switcher/switcher.tsx')).Switcher);
export const Shortcuts = lazily(async () => (await import('./shortcuts.tsx')).Shortcuts);

// What cannot be fetched now is fetched again when it is drawn, and the failure is shown there.
const ignore = () => undefined;

/** Fetches what will be drawn as soon as one is in, while one is still at the door. */
export function fetchAhead(): void {
  import('../timeline/timeline.tsx').catch(ignore);
  import('../composer/composer.tsx').catch(ignore);
  import('../text/rich-text.tsx').catch(ignore);
}

/** Fetches, once one is in, what keys open: what is typed right behind them would go into the field of the room. */
export function fetchForKeys(): void {
  import('../switcher/switcher.tsx').catch(ignore);
  import('../search/search.tsx').catch(ignore);
}
