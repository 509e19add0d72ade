import type { Settings } from '../config/schema.ts';
import { type NameService, systemNameService } from '../doors/entry/reverse-dns.ts';
import type { State } from '../hub/state/state.ts';
import type { Clock } from '../loop/clock.ts';
import type { Logger } from '../observe/logger.ts';
import { makeVapidKeys, type VapidKeys } from '../push/keys.ts';
import { PushOffice } from '../push/office.ts';
import type { Subscriptions } from '../store/subscriptions.ts';

/** What tests bring of their own, so that nothing leaves this machine. */
export interface PushSurroundings {
  readonly names?: Pick<NameService, 'addressesOf'>;
  /** A certificate to trust, in PEM. */
  readonly ca?: string;
}

/** What push messages need of a server. */
export interface PushMakerParts {
  readonly settings: Settings;
  readonly state: State;
  readonly kept: Subscriptions;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly surroundings: PushSurroundings | undefined;
}

/** What sends push messages as the settings say, if they want any. On the first start it gets its keys. */
export function pushOfficeOf({ settings, surroundings, ...parts }: PushMakerParts): PushOffice | undefined {
  const { push, server } = settings;
  if (!push.enabled) return undefined;
  const vapid = JSON.parse(parts.kept.secret('vapid', () => JSON.stringify(makeVapidKeys()))) as VapidKeys;
  return new PushOffice({
    ...push,
    ...parts,
    rules: push,
    vapid,
    contact: contactOf(settings),
    serverName: server.name,
    names: surroundings?.names ?? systemNameService(),
    ca: surroundings?.ca,
  });
}

/** Whom push servers may write to (RFC 8292, 2.1). */
function contactOf({ push, admin, server }: Settings): string {
  const given = push.contact === '' ? admin.email : push.contact;
  if (given.startsWith('https://')) return given;
  return given.includes('@') ? `mailto:${given}` : `https://${server.name}`;
}
