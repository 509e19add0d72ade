import type { Room } from '@salon/client';
import type { Overlay, Side } from './view.ts';

/** What lies over the talk, as the address has it. */
export type Layer =
  | { readonly layer: 'rooms' }
  | { readonly layer: 'side'; readonly side: Side }
  | { readonly layer: 'overlay'; readonly overlay: Overlay['overlay']; readonly page?: string };

/** Where in the page one is, as the part of the address behind `#` says. */
export interface Route {
  /** The name of a channel, or the nick of whom one talks with. */
  readonly room: string;
  /** The msgid of a message to be shown. */
  readonly message?: string;
  readonly layer?: Layer;
}

const overlays: ReadonlySet<string> = new Set([
  'switcher',
  'browse',
  'settings',
  'account',
  'room',
  'shortcuts',
]);

/**
 * What can be the name of a room or a nick. Anyone can write an address: its words must not become several rooms, or
 * parameters of what is asked of the server, or a room of any name in the list.
 */
const isName = /^[^\s\p{Cc},:][^\s\p{Cc},]{0,127}$/u;

/** The address of a room, and of a message in it, for whom it is given to. */
export function linkTo(room: Room, msgid?: string): string {
  const url = new URL(location.href);
  url.hash = hashOf({ room: room.name, ...(msgid !== undefined && { message: msgid }) });
  return url.href;
}

/** As `#/room/%23lobby/members`. */
export function hashOf(route: Route): string {
  const parts = ['room', route.room];
  if (route.message !== undefined) parts.push('message', route.message);
  if (route.layer !== undefined) parts.push(...layerParts(route.layer));
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}

/** Undefined when it is none of this page's addresses. */
export function parseHash(hash: string): Route | undefined {
  const [first, room, ...rest] = decoded(hash);
  if (first !== 'room' || room === undefined || !isName.test(room)) return undefined;
  if (rest[0] === 'message' && rest[1] !== undefined) return { room, message: rest[1] };
  const layer = parseLayer(rest);
  return layer === undefined ? { room } : { room, layer };
}

function layerParts(layer: Layer): readonly string[] {
  if (layer.layer === 'rooms') return ['rooms'];
  if (layer.layer === 'overlay')
    return layer.page === undefined ? [layer.overlay] : [layer.overlay, layer.page];
  const { side } = layer;
  if (side.panel === 'profile') return ['profile', side.nick];
  return side.panel === 'search' && side.text !== undefined ? ['search', side.text] : [side.panel];
}

function parseLayer([name, more]: readonly string[]): Layer | undefined {
  if (name === undefined) return undefined;
  if (name === 'rooms') return { layer: 'rooms' };
  if (name === 'members') return { layer: 'side', side: { panel: 'members' } };
  if (name === 'profile')
    return more === undefined ? undefined : { layer: 'side', side: { panel: 'profile', nick: more } };
  if (name === 'search')
    return { layer: 'side', side: { panel: 'search', ...(more !== undefined && { text: more }) } };
  if (!overlays.has(name)) return undefined;
  const overlay = name as Overlay['overlay'];
  return { layer: 'overlay', overlay, ...(more !== undefined && { page: more }) };
}

function decoded(hash: string): readonly string[] {
  try {
    return hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  } catch {
    // Not everything behind a percent sign is UTF-8: people write addresses too.
    return [];
  }
}
