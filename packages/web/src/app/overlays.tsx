import { Suspense } from 'react';
import { Account, Browse, RoomSettings, Settings, Shortcuts, Switcher } from './parts.tsx';
import { useStore } from './store.ts';
import { view } from './view.ts';

/** What lies over everything else. */
export function Overlays() {
  const overlay = useStore(view, now => now.overlay);
  if (overlay === undefined) return null;
  return (
    <Suspense>
      {overlay.overlay === 'switcher' && <Switcher />}
      {overlay.overlay === 'browse' && <Browse />}
      {overlay.overlay === 'settings' && <Settings page={overlay.page} />}
      {overlay.overlay === 'account' && <Account wanted={overlay.wanted} />}
      {overlay.overlay === 'room' && <RoomSettings room={overlay.room} />}
      {overlay.overlay === 'shortcuts' && <Shortcuts />}
    </Suspense>
  );
}
