import { addressOf, isReadBy, readNotice, tagOf } from '../notify/notice.ts';
import { showLine } from '../notify/show-notice.ts';
import type { Shell } from './cache-list.ts';
import { readPushed } from './pushed.ts';
import { sourceOf } from './source-of.ts';
import { type FromWorker, type NotificationClickEvent, takeOver, type WorkerScope } from './worker-scope.ts';

/*
 * The service worker: keeps the page so that it begins without a network, and tells what is pushed while no page is
 * there. It is built as one file at the root, `sw.js`, and never cached under a hash.
 */

/** Set by the build (build/worker.ts). */
declare const builtShell: Shell;

const worker = globalThis as unknown as WorkerScope;
const prefix = 'salon-shell-';
const cacheName = prefix + builtShell.version;
const root = worker.registration.scope;

worker.addEventListener('install', event => event.waitUntil(keepShell()));

worker.addEventListener('activate', event => event.waitUntil(dropOthers()));

worker.addEventListener('message', event => {
  if (event.data === takeOver) event.waitUntil(worker.skipWaiting());
});

worker.addEventListener('fetch', event => {
  const source = sourceOf(event.request, root, builtShell.files);
  if (source === 'page') event.respondWith(kept(new Request(root)));
  if (source === 'kept') event.respondWith(kept(event.request));
});

worker.addEventListener('push', event => event.waitUntil(tell(event.data?.text() ?? '')));

worker.addEventListener('notificationclick', event => event.waitUntil(open(event)));

/** Asks the server itself, not what the browser has of the build before. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll(builtShell.files.map(path => new Request(new URL(path, root), { cache: 'no-cache' })));
}

/** The first worker takes over the page that installed it, so that what it loads later is kept too. */
async function dropOthers(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter(name => name.startsWith(prefix) && name !== cacheName);
  await Promise.all(old.map(name => caches.delete(name)));
  await worker.clients.claim();
}

/** Files of a build have a hash in their names: what was fetched once stays right. */
async function kept(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  const found = await cache.match(request);
  if (found !== undefined) return found;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

async function tell(payload: string): Promise<void> {
  const pushed = readPushed(payload, Date.now());
  if (pushed === undefined) return;
  if (pushed.type === 'read') {
    const shown = await worker.registration.getNotifications({ tag: tagOf(pushed.room) });
    for (const one of shown) {
      const notice = readNotice(one.data);
      if (notice === undefined || isReadBy(notice, pushed.until)) one.close();
    }
    return;
  }
  // A page that can be seen has its own connection, and knows whether the room is before her eyes.
  if ((await windows()).some(({ visibilityState }) => visibilityState === 'visible')) return;
  await showLine(worker.registration, pushed, pushed.line, false);
}

async function open({ notification }: NotificationClickEvent): Promise<void> {
  notification.close();
  const notice = readNotice(notification.data);
  if (notice === undefined) return;
  const msgid = notice.lines.at(-1)?.msgid;
  const [page] = [...(await windows())].sort((a, b) => Number(b.focused) - Number(a.focused));
  if (page === undefined) {
    await worker.clients.openWindow(new URL(addressOf(notice.room, msgid), root).href);
    return;
  }
  const message: FromWorker = {
    type: 'salon:open',
    room: notice.room,
    msgid,
  };
  await page.focus();
  page.postMessage(message);
}

function windows() {
  return worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
}
