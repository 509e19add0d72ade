import { bodyOf, headOf, type Notice, type NoticeLine, readNotice, tagOf, withLine } from './notice.ts';

/** What newer browsers know besides. */
interface FullOptions extends NotificationOptions {
  readonly renotify?: boolean;
  readonly timestamp?: number;
}

/**
 * Adds a line to the notification of its room, and shows it. Returns the notice; undefined when someone else has told it
 * already. Runs in pages and in the service worker.
 */
export function showLine(
  registration: ServiceWorkerRegistration,
  room: Pick<Notice, 'room' | 'isTalk'>,
  line: NoticeLine,
  isSilent: boolean,
): Promise<Notice | undefined> {
  const shown = last.then(() => add(registration, room, line, isSilent));
  // What could not be shown is the matter of who asked for it, not of the next.
  last = shown.catch(() => undefined);
  return shown;
}

/** One after the other: of two at once the second would not see the first. */
let last: Promise<unknown> = Promise.resolve();

async function add(
  registration: ServiceWorkerRegistration,
  room: Pick<Notice, 'room' | 'isTalk'>,
  line: NoticeLine,
  isSilent: boolean,
): Promise<Notice | undefined> {
  const tag = tagOf(room.room);
  const shown = (await registration.getNotifications({ tag })).map(({ data }) => readNotice(data));
  const notice = withLine(
    shown.find(found => found !== undefined),
    room,
    line,
  );
  if (notice !== undefined)
    await registration.showNotification(headOf(notice), optionsOf(notice, registration.scope, isSilent));
  return notice;
}

/** How a notice is shown; pictures lie beside the page. */
export function optionsOf(notice: Notice, root: string, isSilent: boolean): FullOptions {
  return {
    body: bodyOf(notice),
    tag: tagOf(notice.room),
    data: notice,
    icon: new URL('icon-192.png', root).href,
    badge: new URL('icon-badge.png', root).href,
    silent: isSilent,
    renotify: true,
    timestamp: notice.lines.at(-1)?.at ?? 0,
  };
}
