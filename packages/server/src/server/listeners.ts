import type { Socket } from 'node:net';
import type { DoorSettings } from '../config/doors.ts';
import type { Door } from '../doors/door.ts';
import type { Threshold } from '../doors/entry/arrivals.ts';
import { Certificates } from '../doors/entry/certificates.ts';
import { Listener } from '../doors/listener.ts';
import type { Clock } from '../loop/clock.ts';
import type { Logger } from '../observe/logger.ts';
import { placeOf } from './doors.ts';
import type { OpenDoor } from './warnings.ts';

/** What listeners need of a server. */
export interface ListenersParts {
  readonly doors: readonly DoorSettings[];
  readonly doorOf: (setting: DoorSettings) => Door;
  readonly receive: (threshold: Threshold, socket: Socket) => void;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Every door of a server with the port or socket at which it listens, and the certificates of those that speak TLS. */
export class Listeners {
  private readonly parts: ListenersParts;
  private readonly certificates: Certificates[] = [];
  readonly all: readonly Listener[];

  constructor(parts: ListenersParts) {
    this.parts = parts;
    this.all = parts.doors.map(setting => this.make(setting));
  }

  /** Opens all doors; rejects with a `ListenError` or a `CertificateError` at the first that cannot be opened. */
  async open(): Promise<readonly OpenDoor[]> {
    for (const certificates of this.certificates) certificates.load();
    const opened: OpenDoor[] = [];
    for (const [index, listener] of this.all.entries()) {
      const secure = this.parts.doors[index]?.tls !== undefined;
      opened.push({ kind: listener.door.kind, secure, place: await listener.open() });
    }
    return opened;
  }

  /** Lets nobody else in, at any door. */
  close(): void {
    for (const listener of this.all) listener.close();
  }

  /** Ends what is no talk; resolves when what was begun is answered, or had its time. */
  async closeRequests(): Promise<void> {
    await Promise.all(this.all.map(({ door }) => door.kind === 'web' && door.close()));
  }

  /**
   * Reads the certificates of all doors anew, for connections to come; where that fails the old ones are kept.
   * Returns a sentence about each that is wrong; they are in the log too.
   */
  reloadCertificates(): string[] {
    const { logger } = this.parts;
    const complaints = this.certificates.flatMap(certificates => certificates.reload());
    for (const complaint of complaints) logger.error(complaint);
    if (this.certificates.length > 0 && complaints.length === 0) {
      logger.info('The certificates were read anew.');
    }
    this.warnOfEnding();
    return complaints;
  }

  /** Warns in the log of certificates that end soon. */
  warnOfEnding(): void {
    const { clock, logger } = this.parts;
    for (const certificates of this.certificates) {
      for (const { file, at } of certificates.endingWithin(endingSoonMs, clock.now())) {
        logger.warn(`${file} is valid until ${at.toISOString()} only`);
      }
    }
  }

  private make(setting: DoorSettings): Listener {
    const { doorOf, receive, logger } = this.parts;
    const { path, tls, proxyProtocol } = setting;
    const door = doorOf(setting);
    const certificates = tls && new Certificates(tls);
    if (certificates !== undefined) this.certificates.push(certificates);
    const threshold = {
      door,
      local: path !== undefined,
      proxyProtocol: proxyProtocol === true,
      certificates,
    };
    return new Listener(door, placeOf(setting), {
      receive: socket => receive(threshold, socket),
      failed: error => logger.error({ err: error }, `the ${door.kind} door lost a connection`),
    });
  }
}

/** How long before its end a certificate is warned of: a week. Milliseconds. */
const endingSoonMs = 7 * 86_400_000;
