/**
 * Whether this browser may show notifications. `insecure`: only pages with https may; `install`: an iPhone or iPad shows
 * them for what is on the home screen alone; `none`: this browser has none.
 */
export type Permission = 'granted' | 'denied' | 'ask' | 'insecure' | 'install' | 'none';

/** What the browser tells of itself. */
export interface Situation {
  /** `Notification.permission`; undefined where there is no Notification. */
  readonly permission: NotificationPermission | undefined;
  readonly isSecure: boolean;
  readonly isApple: boolean;
  readonly isInstalled: boolean;
}

/** What follows from that. */
export function permissionIn({ permission, isSecure, isApple, isInstalled }: Situation): Permission {
  if (!isSecure) return 'insecure';
  if (permission === undefined) return isApple && !isInstalled ? 'install' : 'none';
  return permission === 'default' ? 'ask' : permission;
}

/** How it is here and now. */
export function permissionHere(): Permission {
  return permissionIn({
    permission: 'Notification' in window ? Notification.permission : undefined,
    isSecure: window.isSecureContext,
    isApple: isAppleTouch(),
    isInstalled: isInstalled(),
  });
}

/** Asks the user. Browsers want a click before. */
export async function askPermission(): Promise<Permission> {
  if ('Notification' in window) await Notification.requestPermission();
  return permissionHere();
}

/** Whether it is an iPhone or iPad, whatever it passes for. */
export function isAppleTouch(): boolean {
  return (
    /iPhone|iPad/.test(navigator.userAgent) ||
    (/Mac/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)
  );
}

/** Whether the page runs as an app of its own. */
export function isInstalled(): boolean {
  return matchMedia('(display-mode: standalone)').matches;
}
