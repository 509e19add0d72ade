import type { ChatClient, Room } from '@salon/client';
import i18next from 'i18next';
import { useEffect } from 'react';
import { toast } from '../ui/toasts.ts';
import { goInto } from './going.ts';
import { hashOf, type Layer, parseHash, type Route } from './route.ts';
import { stepTo } from './steps.ts';
import { type Overlay, type View, view } from './view.ts';
import { isPhone } from './width.ts';

/** Keeps the address and what is looked at the same, so that links lead somewhere and the back button goes back. */
export function useRoute(client: ChatClient): void {
  useEffect(() => {
    // Going back takes the browser a moment; the address is as it was until then.
    let isGoingBack = false;

    const write = () => {
      const next = routeOf(view.now);
      if (next === undefined || isGoingBack) return;
      const hash = hashOf(next);
      if (hash === location.hash) return;
      const from = fromOf(history.state);
      const step = stepTo(location.hash, hash, from);
      if (step === 'back') {
        isGoingBack = true;
        history.back();
      } else if (step === 'replace') history.replaceState({ from }, '', hash);
      else history.pushState({ from: location.hash }, '', hash);
    };
    const read = () => {
      if (isGoingBack) {
        isGoingBack = false;
        write();
        return;
      }
      const route = parseHash(location.hash);
      if (route !== undefined) follow(client, route);
      write();
    };

    if (parseHash(location.hash) === undefined) write();
    else read();
    const unwatch = view.watch(write);
    window.addEventListener('popstate', read);
    return () => {
      unwatch();
      window.removeEventListener('popstate', read);
    };
  }, [client]);
}

/** Shows where an address leads; asks before it goes into a room in which one is not. */
function follow(client: ChatClient, route: Route): void {
  const room = roomOf(client, route.room);
  if (room === undefined) return;
  const phone = isPhone();
  const { layer } = route;
  view.set({
    room,
    roomsAreOpen: phone && layer?.layer === 'rooms',
    overlay: layer?.layer === 'overlay' ? overlayOf(layer, room) : undefined,
    ...(layer?.layer === 'side' ? { side: layer.side } : phone && { side: undefined }),
    ...(route.message !== undefined && { highlighted: route.message }),
  });
}

function roomOf(client: ChatClient, name: string): Room | undefined {
  const room = client.rooms.get(name);
  if (room !== undefined) return room;
  if (!client.facts.isChannel(name)) return client.talkWith(name);
  // Anyone can make a link: who is in the room would see who followed it.
  toast(i18next.t('app.linkLeadsTo', { room: name }), {
    action: { label: i18next.t('app.joinByLink'), onPick: () => void goInto(client, name) },
  });
  return undefined;
}

function routeOf(now: View): Route | undefined {
  if (now.room === undefined) return undefined;
  const layer = layerOf(now);
  return { room: now.room.name, ...(layer !== undefined && { layer }) };
}

/** On a wide screen the side stands beside the talk, and is no place to go back from. */
function layerOf({ overlay, roomsAreOpen, side }: View): Layer | undefined {
  if (overlay !== undefined) {
    const page = overlay.overlay === 'settings' ? overlay.page : undefined;
    return { layer: 'overlay', overlay: overlay.overlay, ...(page !== undefined && { page }) };
  }
  if (!isPhone()) return undefined;
  if (roomsAreOpen) return { layer: 'rooms' };
  return side === undefined ? undefined : { layer: 'side', side };
}

function overlayOf(layer: Extract<Layer, { layer: 'overlay' }>, room: Room): Overlay {
  if (layer.overlay === 'room') return { overlay: 'room', room };
  if (layer.overlay !== 'settings') return { overlay: layer.overlay };
  return { overlay: 'settings', ...(layer.page !== undefined && { page: layer.page }) };
}

function fromOf(state: unknown): string | undefined {
  const from = typeof state === 'object' && state !== null && 'from' in state ? state.from : undefined;
  return typeof from === 'string' ? from : undefined;
}
