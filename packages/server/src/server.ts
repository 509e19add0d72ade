import type { AddressInfo, Socket } from 'node:net';
import type { AnnouncedLimits } from '@salon/protocol';
import type { Settings } from './config/schema.ts';
import type { Door } from './doors/door.ts';
import { Gate } from './doors/gate.ts';
import { IrcDoor } from './doors/irc/door.ts';
import { LineDoor } from './doors/line/door.ts';
import { type Guests, Listener } from './doors/listener.ts';
import { originOf } from './doors/origin.ts';
import type { Effect } from './hub/effect.ts';
import type { Origin } from './hub/identity.ts';
import type { SessionId } from './hub/signal.ts';
import { LocalLog } from './log/local.ts';
import type { Log } from './log/log.ts';
import { type Clock, systemClock } from './loop/clock.ts';
import { Delivery } from './loop/delivery.ts';
import { IdleUpdater } from './loop/idle-updater.ts';
import { Loop } from './loop/loop.ts';
import { incidentHandler } from './observe/incidents.ts';
import type { Logger } from './observe/logger.ts';
import { visitorsLogger } from './observe/visitors.ts';
import type { IrcContext } from './render/irc/context.ts';
import { Outbox } from './sessions/outbox.ts';
import { Session, type SessionParts } from './sessions/session.ts';
import { version } from './version.ts';

/** What a server is made of, besides its settings; tests bring their own. */
export interface ServerParts {
  readonly settings: Settings;
  readonly logger: Logger;
  readonly clock?: Clock;
  readonly log?: Log;
  /** Is told every effect, before it is shown. */
  readonly onEffect?: (effect: Effect) => void;
}

/** A door that is open. */
export interface OpenDoor {
  readonly kind: Door['kind'];
  readonly host: string;
  readonly port: number;
}

/** A whole server: puts the five processes together, starts them and stops them in order. */
export class Server {
  readonly loop: Loop;
  readonly sessions = new Map<SessionId, Session>();
  private readonly settings: Settings;
  private readonly logger: Logger;
  private readonly clock: Clock;
  private readonly idleUpdater: IdleUpdater;
  private readonly outbox = new Outbox();
  private readonly gate: Gate;
  private readonly listeners: Listener[];
  private readonly sessionParts: SessionParts;
  private nextSession: SessionId = 1;
  private openSessions = 0;
  private isStopping = false;
  private allGone: (() => void) | undefined;

  constructor({ settings, logger, clock = systemClock, log = new LocalLog(), onEffect }: ServerParts) {
    this.settings = settings;
    this.logger = logger;
    this.clock = clock;
    this.idleUpdater = new IdleUpdater(clock);
    this.gate = new Gate({
      ...settings,
      keyIsMissing: () => logger.warn(cloakKeyIsMissing),
      ticks: () => clock.ticks(),
    });
    const failed = incidentHandler(logger, this.sessions);
    const delivery = new Delivery(this.sessions);
    const visitors = visitorsLogger(logger, this.sessions);
    this.loop = new Loop({
      clock,
      log,
      failed,
      shown: () => this.outbox.flushIfLarge(),
      deliver: effect => {
        onEffect?.(effect);
        visitors(effect);
        delivery.deliver(effect);
      },
    });
    this.sessionParts = {
      clock,
      failed,
      outbox: this.outbox,
      limits: settings.limits,
      fakeLag: settings.guards.fakeLag,
      gate: this.gate,
      submit: (command, session) => this.loop.submit(command, session),
      ask: (session, query) => this.loop.ask(session, query),
      ended: () => {
        this.openSessions -= 1;
      },
      closed: session => this.forget(session),
    };
    this.listeners = this.makeListeners();
  }

  /** Opens all doors, or none: rejects with a `ListenError`. */
  async start(): Promise<readonly OpenDoor[]> {
    const { limits, channels } = this.settings;
    this.loop.submit({
      type: 'configure',
      settings: { ...limits, channelModesDefault: channels.modesDefault },
    });
    try {
      const opened: OpenDoor[] = [];
      for (const listener of this.listeners) {
        const { address, port }: AddressInfo = await listener.open();
        opened.push({ kind: listener.door.kind, host: address, port });
      }
      this.idleUpdater.start();
      return opened;
    } catch (error) {
      for (const listener of this.listeners) listener.close();
      throw error;
    }
  }

  /**
   * Takes no more newcomers, tells everyone, sends what is waiting, and resolves when all are gone: at the latest
   * when those who do not read have had their time to linger.
   */
  async stop(): Promise<void> {
    this.isStopping = true;
    for (const listener of this.listeners) listener.close();
    this.idleUpdater.stop();
    if (this.sessions.size === 0) return;
    const gone = new Promise<void>(resolve => {
      this.allGone = resolve;
    });
    for (const session of [...this.sessions.values()]) session.seeOff(stopping);
    this.outbox.flush();
    await gone;
  }

  private welcome(door: Door, socket: Socket, origin: Origin): void {
    const refusal = this.isStopping ? stopping : this.gate.admit(origin);
    if (refusal !== undefined) {
      this.logger.debug({ host: origin.host, door: door.kind }, `refused ${origin.host}: ${refusal}`);
      // That it is gone before it was told is of no interest.
      socket.on('error', () => undefined);
      socket.write(door.refusal(origin.host, refusal));
      socket.destroySoon();
      return;
    }
    const id = this.nextSession;
    this.nextSession += 1;
    this.openSessions += 1;
    let session: Session;
    try {
      session = new Session(id, socket, origin, door, this.sessionParts);
    } catch (error) {
      this.sessionParts.failed(id, error);
      socket.destroy();
      return;
    }
    this.sessions.set(id, session);
    this.logger.debug({ session: id, host: origin.host, door: door.kind }, `session ${id} connected`);
  }

  private forget(session: Session): void {
    this.sessions.delete(session.id);
    this.gate.out(session.origin);
    this.logger.debug(
      { session: session.id, host: session.origin.host },
      `session ${session.id} disconnected`,
    );
    if (this.sessions.size === 0) this.allGone?.();
  }

  private makeListeners(): Listener[] {
    const { idle } = this.settings;
    const newcomers = this.idleUpdater.queue(idle.newcomerSeconds * 1000);
    const doors: { readonly [K in Door['kind']]: () => Door } = {
      line: () =>
        new LineDoor({
          context: { limits: this.settings.limits },
          lobby: this.settings.lobby,
          lineBytesMax: this.settings.limits.lineDoorBytesMax,
          userCharsMax: this.settings.limits.userCharsMax,
          pseudoTriesMax: this.settings.limits.pseudoTriesMax,
          newcomers,
          idlers: this.idleUpdater.queue(idle.lineSeconds * 1000),
        }),
      irc: () =>
        new IrcDoor({
          context: this.ircContext(),
          password: this.settings.server.password || undefined,
          newcomers,
          silent: this.idleUpdater.queue(idle.ircPingSeconds * 1000),
          pinged: this.idleUpdater.queue(idle.ircPongSeconds * 1000),
          silenceSecondsMax: idle.ircPingSeconds + idle.ircPongSeconds,
          now: () => this.clock.now(),
        }),
    };
    const guests: Guests = {
      welcome: (door, socket) => this.welcome(door, socket, originOf(socket)),
      failed: (door, error) => this.logger.error({ err: error }, `the ${door.kind} door lost a connection`),
    };
    return this.settings.doors.map(({ kind, host, port }) => new Listener(doors[kind](), host, port, guests));
  }

  private ircContext(): IrcContext {
    const { server, limits: allowed } = this.settings;
    const limits: AnnouncedLimits = {
      ...allowed,
      network: server.network,
      paced: this.settings.guards.fakeLag.perSecond > 0,
    };
    return {
      serverName: server.name,
      network: server.network,
      version,
      startedAt: this.clock.now(),
      motd: server.motd === '' ? [] : server.motd.trimEnd().split('\n'),
      limits,
      newcomers: () => this.openSessions - this.loop.hub.state.sessions.size,
    };
  }
}

const cloakKeyIsMissing =
  'cloak.key is not set: hosts are hidden by a key of this run, and bans on them will not outlive it';

/** The reason that everyone is shown when the server stops. */
const stopping = 'The server is stopping';
