import type { Origin } from '../identity.ts';
import type { SessionId, Via } from '../session.ts';

/** One session of a user, as far as it is not like her others. A new value is made when anything of it changes. */
export interface Device {
  readonly session: SessionId;
  /** How its owner calls it, if she does: by this name it is known when it comes again. */
  readonly name: string | undefined;
  /** The login token by which it came in, if it did so by one. */
  readonly token: DeviceToken | undefined;
  readonly via: Via;
  readonly origin: Origin;
  /** The host that its door gave it, which tells of where it comes from what everyone may know. */
  readonly cloak: string;
  /** When it came in; milliseconds since 1970. */
  readonly since: number;
  /** Set while she said of it that she is away. */
  readonly away: DeviceAway | undefined;
}

/** A login token, as far as the hub knows of it: its secret is kept elsewhere, under `id`. */
export interface DeviceToken {
  readonly id: string;
  /** How its owner calls it. */
  readonly name: string;
}

/** That she is away from a device. */
export interface DeviceAway {
  readonly message: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Where something comes from, and the host that its door made of that. */
export type Whereabouts = Pick<Device, 'origin' | 'cloak'>;

/**
 * Why someone is away who has these devices: only when she is away from all of them, and then as she said last. Who has
 * none is not spoken of here.
 */
export function awayFromAll(devices: readonly Device[]): string | undefined {
  let last: DeviceAway | undefined;
  for (const { away } of devices) {
    if (away === undefined) return undefined;
    if (last === undefined || away.at >= last.at) last = away;
  }
  return last?.message;
}
