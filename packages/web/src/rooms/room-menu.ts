import type { ChatClient, Loudness, Room } from '@salon/client';
import type { TFunction } from 'i18next';
import {
  AtSign,
  Bell,
  BellOff,
  BellRing,
  CheckCheck,
  Link,
  LogOut,
  Pin,
  PinOff,
  SlidersHorizontal,
  X,
} from 'lucide-react';
import { linkTo } from '../app/route.ts';
import { view } from '../app/view.ts';
import type { MenuItem } from '../ui/menu.tsx';
import { toast } from '../ui/toasts.ts';

const loudnesses: readonly (readonly [Loudness, typeof Bell])[] = [
  ['default', Bell],
  ['all', BellRing],
  ['mentions', AtSign],
  ['muted', BellOff],
];

/** What can be done with a room. */
export function roomMenu(client: ChatClient, room: Room, t: TFunction): readonly MenuItem[] {
  const isChannel = room.kind === 'channel';
  return [
    ...(isChannel ? [settingsItem(room, t)] : []),
    {
      label: t('rooms.markRead'),
      icon: CheckCheck,
      disabled: room.unread === 0,
      onPick: () => client.markRead(room),
    },
    {
      label: t(room.pinned ? 'rooms.unpin' : 'rooms.pin'),
      icon: room.pinned ? PinOff : Pin,
      onPick: () => client.setPinned(room, !room.pinned),
    },
    { label: t('rooms.copyLink'), icon: Link, onPick: () => void copyLink(room, t) },
    ...(room.kind === 'server' ? [] : loudnessItems(client, room, t)),
    ...(room.kind === 'server' ? [] : ['line' as const, closeItem(client, room, t)]),
  ];
}

function settingsItem(room: Room, t: TFunction): MenuItem {
  const onPick = () => view.set({ overlay: { overlay: 'room', room } });
  return { label: t('rooms.settings'), icon: SlidersHorizontal, onPick };
}

function loudnessItems(client: ChatClient, room: Room, t: TFunction): readonly MenuItem[] {
  return [
    'line',
    ...loudnesses.map(([loudness, icon]) => ({
      label: t(`rooms.loudness.${loudness}`),
      icon,
      checked: room.loudness === loudness,
      onPick: () => client.setLoudness(room, loudness),
    })),
  ];
}

/** A channel is left, and is gone from the list; a talk only goes from the list. */
function closeItem(client: ChatClient, room: Room, t: TFunction): MenuItem {
  const leaves = room.kind === 'channel' && room.presence !== 'out';
  return {
    label: t(leaves ? 'rooms.leave' : 'rooms.close'),
    icon: leaves ? LogOut : X,
    danger: leaves,
    onPick: () => client.close(room),
  };
}

async function copyLink(room: Room, t: TFunction): Promise<void> {
  const link = linkTo(room);
  try {
    await navigator.clipboard.writeText(link);
    toast(t('rooms.linkCopied'));
  } catch {
    // The browser does not let pages copy: then one copies by hand.
    toast(link);
  }
}
