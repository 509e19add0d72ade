import type { Room } from '@salon/client';
import type { ComponentType } from 'react';

export { Timeline } from '../timeline/timeline.tsx';

/*
 * What is loaded when it is first needed. The real ones, as soon as they are there:
 *
 * const lazily = <Props,>(load: () => Promise<ComponentType<Props>>) => lazy(async () => ({ default: await load() }));
 * export const Timeline = lazily(async () => (await import('../timeline/timeline.tsx')).Timeline);
 * export const Composer = lazily(async () => (await import('../composer/composer.tsx')).Composer);
 * export const MemberList = lazily(async () => (await import('../members/member-list.tsx')).MemberList);
 * export const Profile = lazily(async () => (await import('../profile/profile.tsx')).Profile);
 * export const Search = lazily(async () => (await import('../search/search.tsx')).Search);
 * export const Browse = lazily(async () => (await import('../browse/browse.tsx')).Browse);
 * export const RoomSettings = lazily(async () => (await import('../room/room-settings.tsx')).RoomSettings);
 * export const Settings = lazily(async () => (await import('../settings/settings.tsx')).Settings);
 * export const Account = lazily(async () => (await import('../account/account.tsx')).Account);
 * export const Notify = lazily(async () => (await import('../notify/notify.tsx')).Notify);
 */
function none<Props>(): ComponentType<Props> {
  return () => null;
}

type OfRoom = { readonly room: Room };

export const Composer = none<OfRoom>();
export const MemberList = none<OfRoom>();
export const Profile = none<{ readonly nick: string; readonly room: Room | undefined }>();
export const Search = none<{ readonly room: Room | undefined; readonly text: string | undefined }>();
export const Browse = none<object>();
export const RoomSettings = none<OfRoom>();
export const Settings = none<{ readonly page: string | undefined }>();
export const Account = none<object>();
export const Notify = none<object>();
