import type { Socket } from 'node:net';
import type { Door } from '../doors/door.ts';
import type { Gate } from '../doors/gate/gate.ts';
import type { Origin } from '../hub/identity.ts';
import type { SessionId } from '../hub/session.ts';
import type { Logger } from '../observe/logger.ts';
import type { SessionKind, SessionParts } from '../sessions/parts.ts';
import { Session } from '../sessions/session.ts';
import { SocketWire, type Wire } from '../sessions/wire.ts';

/** What the reception works with. */
interface ReceptionParts {
  /** All that there are, those that are ending among them. */
  readonly sessions: Map<SessionId, Session>;
  readonly sessionParts: SessionParts;
  readonly gate: Pick<Gate, 'out'>;
  readonly logger: Logger;
}

/** Makes a session of each connection that was let in, and knows which there are until they are gone. */
export class Reception {
  /** How many of them are open: nothing but the last words are sent to the others. */
  openSessions = 0;
  private readonly parts: ReceptionParts;
  private nextSession: SessionId = 1;
  private allGone: (() => void) | undefined;

  constructor(parts: ReceptionParts) {
    this.parts = parts;
  }

  /** Lets someone in by a door. */
  welcome(door: Door, socket: Socket, origin: Origin): void {
    if (door.kind === 'web') door.welcome(socket, origin);
    else this.begin(new SocketWire(socket), origin, door, door.kind);
  }

  /** Begins a session. What throws here ends the connection, and nothing else. */
  begin(wire: Wire, origin: Origin, talk: SessionKind, door: Door['kind']): void {
    const { sessions, sessionParts, logger } = this.parts;
    const id = this.nextSession;
    this.nextSession += 1;
    this.openSessions += 1;
    let session: Session;
    try {
      session = new Session(id, wire, origin, talk, sessionParts);
    } catch (error) {
      sessionParts.failed(id, error);
      wire.socket.destroy();
      return;
    }
    sessions.set(id, session);
    logger.debug({ session: id, host: origin.host, door }, `session ${id} connected`);
  }

  /** Tells someone who may not come in why. */
  refuse(door: Door, socket: Socket, { host }: Origin, why: string): void {
    this.parts.logger.debug({ host, door: door.kind }, `refused ${host}: ${why}`);
    // That it is gone before it was told is of no interest.
    socket.on('error', () => undefined);
    socket.write(door.refusal(host, why));
    socket.destroySoon();
  }

  /** A session is open no more. */
  ended(): void {
    this.openSessions -= 1;
  }

  /** The connection of a session is gone. */
  forget({ id, origin, reason }: Session): void {
    const { sessions, gate, logger } = this.parts;
    sessions.delete(id);
    gate.out(origin);
    logger.debug({ session: id, host: origin.host }, `session ${id} disconnected: ${reason}`);
    if (sessions.size === 0) this.allGone?.();
  }

  /** Says farewell to all, has that written by `flush`, and resolves when all are gone. */
  async sendAllAway(reason: string, flush: () => void): Promise<void> {
    const { sessions } = this.parts;
    if (sessions.size === 0) return;
    const gone = new Promise<void>(resolve => {
      this.allGone = resolve;
    });
    for (const session of [...sessions.values()]) session.seeOff(reason);
    flush();
    await gone;
  }
}
