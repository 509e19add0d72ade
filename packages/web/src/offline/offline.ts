import { followInstalling } from './install.ts';
import { followUpdates } from './updates.ts';

/**
 * Has the service worker keep the page, once it is drawn. Only of a build: in development files change all the time. Nor
 * where the browser has none, as on pages without https.
 */
export function startOffline(): void {
  followInstalling();
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const register = async () => {
    try {
      const registration = await navigator.serviceWorker.register(new URL('sw.js', document.baseURI), {
        updateViaCache: 'none',
      });
      followUpdates(registration);
    } catch {
      // Private windows may forbid it: the page does without.
    }
  };
  if (document.readyState === 'complete') void register();
  else window.addEventListener('load', () => void register(), { once: true });
}
