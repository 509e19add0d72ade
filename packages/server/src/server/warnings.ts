import type { Settings } from '../config/schema.ts';
import type { Door } from '../doors/door.ts';
import { isLoopback } from '../doors/gate/address-ranges.ts';
import type { Place } from '../doors/listener.ts';
import { shownPlace } from './doors.ts';

/** A door that is open. */
export interface OpenDoor {
  readonly kind: Door['kind'];
  readonly secure: boolean;
  readonly place: Place;
}

/** What someone who runs a server should know of its doors, in sentences. */
export function warningsOf(opened: readonly OpenDoor[], { sts }: Settings): string[] {
  const warnings: string[] = [];
  const plain = opened.flatMap(({ kind, secure, place }) =>
    secure || 'path' in place || isLoopback(place.host) ? [] : `${kind} at ${shownPlace(place)}`,
  );
  if (plain.length > 0) {
    warnings.push(
      `These doors are open to others without TLS, so that passwords and talk can be read on the way: ${plain.join(', ')}`,
    );
  }
  if (sts.enabled && !opened.some(({ kind, secure }) => kind === 'irc' && secure)) {
    warnings.push(
      `Clients are sent to port ${sts.port} for TLS (sts), and no IRC door of this server speaks it`,
    );
  }
  return warnings;
}

/** That hosts are hidden by a key which nobody set. */
export const cloakKeyIsMissing =
  'cloak.key is not set: hosts are hidden by a key of this run, and bans on them will not outlive it';
