import type { CapabilityName } from '@salon/protocol';
import type { Identity } from '../../hub/identity.ts';
import { knowsMetadata } from '../../render/irc/metadata.ts';
import type { Session } from '../../sessions/session.ts';

/** Ends the welcome with the modes that the newcomer was given: letters, none of them taken away. */
export function showOwnModes(session: Session, who: Identity, modes: string, at: number): void {
  if (modes === '') return;
  const changes = [...modes].map(letter => ({ on: true, letter }));
  session.show({ type: 'user-modes-set', at, to: [session.id], origin: session.id, who, changes });
}

/** Shows who came into a channel its metadata, if its client knows of such, behind all else that it is shown of it. */
export function syncRoom(session: Session, capabilities: ReadonlySet<CapabilityName>, channel: string): void {
  if (knowsMetadata(capabilities)) session.ask({ type: 'metadata-sync', target: channel, because: 'joined' });
}
