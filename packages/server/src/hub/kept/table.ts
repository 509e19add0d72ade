import { keptAccount } from '../accounts/kept-account.ts';
import { keptBan, keptDefcon } from '../bans/kept.ts';
import { keptPresence } from '../devices/kept-presence.ts';
import { keptDevices } from '../devices/seen.ts';
import { keptClosedRoom } from '../history/kept-closed-room.ts';
import { keptMarker } from '../markers/kept-marker.ts';
import { keptMetadata } from '../metadata/kept-metadata.ts';
import { keptChannel } from '../registered/kept-channel.ts';
import { keptPurge } from '../registered/kept-purge.ts';
import { keptVhost } from '../vhosts/kept-vhost.ts';
import type { KeptKind, KeptSpec } from './spec.ts';

/** How every kind of thing is kept, in the order in which a server that begins takes them in. */
export const keptKinds: { readonly [K in KeptKind]: KeptSpec } = {
  account: keptAccount,
  channel: keptChannel,
  purge: keptPurge,
  ban: keptBan,
  defcon: keptDefcon,
  metadata: keptMetadata,
  vhost: keptVhost,
  'read-marker': keptMarker,
  'closed-room': keptClosedRoom,
  devices: keptDevices,
  presence: keptPresence,
};

/** Whether a kind is one of the table. What an older or a newer server kept may not be. */
export function isKeptKind(kind: string): kind is KeptKind {
  return Object.hasOwn(keptKinds, kind);
}
