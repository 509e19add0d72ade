import i18next from 'i18next';
import { toast } from '../ui/toasts.ts';
import { takeOver } from './worker-scope.ts';

/** How often it is looked whether there is another version, in milliseconds. */
const lookMs = 3_600_000;

/** Watches for another version of the page, and offers it when it is there. */
export function followUpdates(registration: ServiceWorkerRegistration): void {
  // The first worker of a page is no other version of it.
  let hadOne = navigator.serviceWorker.controller !== null;
  let isReloading = false;
  const reload = () => {
    if (!isReloading) location.reload();
    isReloading = true;
  };
  const offer = () => {
    const { waiting } = registration;
    if (waiting !== null && navigator.serviceWorker.controller !== null)
      tellOf(() => waiting.postMessage(takeOver));
  };

  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed') offer();
    });
  });
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // Another tab may have asked for it: what is typed here is not thrown away for that.
    if (hadOne && document.visibilityState === 'visible') reload();
    else if (hadOne) tellOf(reload);
    hadOne = true;
  });
  offer();
  setInterval(() => void look(registration), lookMs);
}

/** Asks the server whether there is another version. */
export async function look(registration: ServiceWorkerRegistration): Promise<void> {
  try {
    await registration.update();
  } catch {
    // The server is away, or speaks of something else at that address: the version that is there does.
  }
}

function tellOf(take: () => void): void {
  toast(i18next.t('offline.newVersion'), { action: { label: i18next.t('offline.reload'), onPick: take } });
}
