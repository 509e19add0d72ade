import type { Socket } from 'node:net';
import { isupportTokens } from '@salon/protocol';
import { ConfigError } from './config/config.ts';
import type { DoorSettings } from './config/doors.ts';
import { hubSettings } from './config/hub.ts';
import { type Renewal, renewSettings } from './config/renew.ts';
import type { Settings } from './config/schema.ts';
import { AddressRanges, isLoopback } from './doors/address-ranges.ts';
import { Arrivals } from './doors/arrivals.ts';
import { Certificates } from './doors/certificates.ts';
import type { Door } from './doors/door.ts';
import { Gate } from './doors/gate.ts';
import { IrcDoor } from './doors/irc/door.ts';
import { Gateways } from './doors/irc/gateways.ts';
import { LineDoor } from './doors/line/door.ts';
import { type Guests, Listener, type Place } from './doors/listener.ts';
import { Passwords } from './doors/passwords.ts';
import { type NameService, systemNameService } from './doors/reverse-dns.ts';
import type { Effect } from './hub/effect.ts';
import type { Origin } from './hub/identity.ts';
import { type SessionId, serverSession } from './hub/signal.ts';
import { announcedLimits, ircFacts } from './irc-facts.ts';
import { LocalLog } from './log/local.ts';
import type { Log } from './log/log.ts';
import { type Clock, systemClock } from './loop/clock.ts';
import { Delivery } from './loop/delivery.ts';
import { IdleUpdater } from './loop/idle-updater.ts';
import { Loop } from './loop/loop.ts';
import { incidentHandler } from './observe/incidents.ts';
import type { Logger } from './observe/logger.ts';
import { operatorsLogger } from './observe/operators.ts';
import { visitorsLogger } from './observe/visitors.ts';
import { Outbox } from './sessions/outbox.ts';
import { Session, type SessionParts } from './sessions/session.ts';

/** What a server is made of, besides its settings; tests bring their own. */
export interface ServerParts {
  readonly settings: Settings;
  readonly logger: Logger;
  readonly clock?: Clock;
  readonly log?: Log;
  /** Who is asked for the names of addresses, when the settings want them. */
  readonly names?: NameService;
  /** Is told every effect, before it is shown. */
  readonly onEffect?: (effect: Effect) => void;
  /** Where settings come from when they are to be read anew. */
  readonly source?: SettingsSource;
  /** An operator of the server wants it to stop. */
  readonly onDie?: () => void;
}

/** Where settings can be read again. */
export interface SettingsSource {
  /** One word for the answer to REHASH. */
  readonly name: string;
  /** Throws a `ConfigError` when something in them is wrong. */
  readonly read: () => Settings;
}

/** A door that is open. */
export interface OpenDoor {
  readonly kind: Door['kind'];
  readonly secure: boolean;
  readonly place: Place;
}

/** A whole server: puts the five processes together, starts them and stops them in order. */
export class Server {
  readonly loop: Loop;
  readonly sessions = new Map<SessionId, Session>();
  private settings: Settings;
  private readonly source: SettingsSource | undefined;
  private readonly logger: Logger;
  private readonly clock: Clock;
  private readonly idleUpdater: IdleUpdater;
  private readonly outbox = new Outbox();
  private readonly gate: Gate;
  private readonly arrivals: Arrivals;
  private readonly certificates: Certificates[] = [];
  private readonly listeners: Listener[];
  private readonly sessionParts: SessionParts;
  private readonly passwords = new Passwords();
  /** How often each verb of IRC was used. */
  private readonly uses = new Map<string, number>();
  private nextSession: SessionId = 1;
  private openSessions = 0;
  private isStopping = false;
  private allGone: (() => void) | undefined;

  constructor(parts: ServerParts) {
    const { settings, logger, names, clock = systemClock, log = new LocalLog() } = parts;
    this.settings = settings;
    this.source = parts.source;
    this.logger = logger;
    this.clock = clock;
    this.idleUpdater = new IdleUpdater(clock);
    this.gate = new Gate({
      ...settings,
      keyIsMissing: () => logger.warn(cloakKeyIsMissing),
      ticks: () => clock.ticks(),
    });
    const failed = incidentHandler(logger, this.sessions, (incident, nick) =>
      this.loop.submit({ type: 'incident', incident, ...(nick !== undefined && { nick }) }),
    );
    const delivery = new Delivery(this.sessions);
    const visitors = visitorsLogger(logger, this.sessions);
    const operators = operatorsLogger(logger);
    this.loop = new Loop({
      clock,
      log,
      failed,
      shown: () => this.outbox.flushIfLarge(),
      deliver: effect => {
        parts.onEffect?.(effect);
        visitors(effect);
        operators(effect);
        delivery.deliver(effect);
        if (effect.type === 'rehashing') this.rehash(effect.session);
        else if (effect.type === 'dying') parts.onDie?.();
      },
    });
    const current = () => this.settings;
    this.sessionParts = {
      clock,
      failed,
      outbox: this.outbox,
      get limits() {
        return current().limits;
      },
      get fakeLag() {
        return current().guards.fakeLag;
      },
      gate: this.gate,
      submit: (command, session) => this.loop.submit(command, session),
      ask: (session, query) => this.loop.ask(session, query),
      ended: () => {
        this.openSessions -= 1;
      },
      closed: session => this.forget(session),
    };
    this.arrivals = new Arrivals({
      clock,
      msMax: settings.idle.newcomerSeconds * 1000,
      countMax: settings.limits.arrivalsMax,
      proxies: new AddressRanges(settings.trust.proxies),
      names: settings.reverseDns ? (names ?? systemNameService()) : undefined,
      welcome: (door, socket, origin) => this.welcome(door, socket, origin),
      turnedAway: ({ kind }, { host }, why) =>
        logger.debug({ host, door: kind }, `${host} did not come through the ${kind} door: ${why}`),
    });
    this.listeners = this.makeListeners();
  }

  /** Opens all doors, or none: rejects with a `ListenError` or a `CertificateError`. */
  async start(): Promise<readonly OpenDoor[]> {
    this.configure();
    try {
      for (const certificates of this.certificates) certificates.load();
      const opened: OpenDoor[] = [];
      for (const [index, listener] of this.listeners.entries()) {
        const place = await listener.open();
        opened.push({
          kind: listener.door.kind,
          secure: this.settings.doors[index]?.tls !== undefined,
          place,
        });
      }
      this.warnOf(opened);
      this.idleUpdater.start();
      return opened;
    } catch (error) {
      for (const listener of this.listeners) listener.close();
      throw error;
    }
  }

  /**
   * Reads the certificates of all doors anew, for connections to come; where that fails the old ones are kept.
   * Returns a sentence about each that is wrong; they are in the log too.
   */
  reloadCertificates(): string[] {
    const complaints = this.certificates.flatMap(certificates => certificates.reload());
    for (const complaint of complaints) this.logger.error(complaint);
    if (this.certificates.length > 0 && complaints.length === 0)
      this.logger.info('The certificates were read anew.');
    this.warnOfEnding();
    return complaints;
  }

  /**
   * Takes no more newcomers, tells everyone, sends what is waiting, and resolves when all are gone: at the latest
   * when those who do not read have had their time to linger.
   */
  async stop(): Promise<void> {
    this.isStopping = true;
    for (const listener of this.listeners) listener.close();
    this.arrivals.close();
    this.idleUpdater.stop();
    if (this.sessions.size === 0) return;
    const gone = new Promise<void>(resolve => {
      this.allGone = resolve;
    });
    for (const session of [...this.sessions.values()]) session.seeOff(stopping);
    this.outbox.flush();
    await gone;
  }

  /**
   * Reads the settings anew, and takes what a running server can take of them, and the certificates. Returns what came of it, in sentences:
   * when something is wrong, the old settings stay.
   */
  reload(): readonly string[] {
    return [...this.reloadSettings(), ...this.reloadCertificates()];
  }

  private reloadSettings(): readonly string[] {
    if (this.source === undefined) return ['These settings cannot be read anew.'];
    let fresh: Settings;
    try {
      fresh = this.source.read();
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      const sentences = [...error.message.split('\n'), 'The old settings stay.'];
      this.logger.warn(sentences.join(' '));
      return sentences;
    }
    const sentences = this.take(renewSettings(this.settings, fresh));
    this.logger.info(sentences.join(' '));
    return sentences;
  }

  private take({ settings, changed, waiting }: Renewal): readonly string[] {
    const before = isupportTokens(announcedLimits(this.settings));
    this.settings = settings;
    if (changed.includes('log.level')) this.logger.level = settings.log.level;
    this.gate.renew(settings.guards);
    this.configure();
    const tokens = changedTokens(before, isupportTokens(announcedLimits(settings)));
    if (tokens.length > 0) {
      for (const session of this.sessions.values()) session.conversation.allowed?.(tokens);
    }
    if (changed.some(path => path.startsWith('sts.'))) {
      for (const session of this.sessions.values()) session.conversation.stsChanged?.();
    }
    return [
      changed.length > 0
        ? `These settings are others now: ${changed.join(', ')}.`
        : 'No setting is another one now.',
      ...(waiting.length > 0 ? [`These wait for a restart: ${waiting.join(', ')}.`] : []),
    ];
  }

  private rehash(session: SessionId): void {
    this.loop.submit({ type: 'tell', sentences: this.reload() }, session);
  }

  /** Tells the hub what it needs of the settings. */
  private configure(): void {
    this.loop.submit({ type: 'configure', settings: hubSettings(this.settings) }, serverSession);
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
    const { id, origin, reason } = session;
    this.logger.debug({ session: id, host: origin.host }, `session ${id} disconnected: ${reason}`);
    if (this.sessions.size === 0) this.allGone?.();
  }

  private makeListeners(): Listener[] {
    const { idle } = this.settings;
    const current = () => this.settings;
    const context = ircFacts(current, {
      startedAt: this.clock.now(),
      newcomers: () => this.openSessions - this.loop.hub.state.sessions.size,
      settingsName: this.source?.name ?? 'defaults',
      uses: () => this.uses,
      now: () => this.clock.now(),
    });
    const newcomers = this.idleUpdater.queue(idle.newcomerSeconds * 1000);
    const gateways = new Gateways(this.settings.trust.webirc, this.passwords);
    const doors: { readonly [K in Door['kind']]: (setting: DoorSettings) => Door } = {
      line: ({ path, tls }) =>
        new LineDoor({
          get context() {
            return { limits: current().limits };
          },
          get userCharsMax() {
            return current().limits.userCharsMax;
          },
          get pseudoTriesMax() {
            return current().limits.pseudoTriesMax;
          },
          lobby: this.settings.lobby,
          casemapping: this.settings.server.casemapping,
          lineBytesMax: this.settings.limits.lineDoorBytesMax,
          newcomers,
          idlers: this.idleUpdater.queue(idle.lineSeconds * 1000),
          canReset: path === undefined && tls === undefined,
        }),
      irc: () =>
        new IrcDoor({
          context,
          get password() {
            return current().server.password;
          },
          get opers() {
            return current().opers;
          },
          passwords: this.passwords,
          used: verb => void this.uses.set(verb, (this.uses.get(verb) ?? 0) + 1),
          newcomers,
          silent: this.idleUpdater.queue(idle.ircPingSeconds * 1000),
          pinged: this.idleUpdater.queue(idle.ircPongSeconds * 1000),
          silenceSecondsMax: idle.ircPingSeconds + idle.ircPongSeconds,
          gateways,
          get sts() {
            return current().sts;
          },
          now: () => this.clock.now(),
        }),
    };
    return this.settings.doors.map(setting => this.makeListener(doors[setting.kind](setting), setting));
  }

  private makeListener(door: Door, { host, port, path, mode, tls, proxyProtocol }: DoorSettings): Listener {
    const certificates = tls && new Certificates(tls);
    if (certificates !== undefined) this.certificates.push(certificates);
    const threshold = {
      door,
      local: path !== undefined,
      proxyProtocol: proxyProtocol === true,
      certificates,
    };
    const guests: Guests = {
      receive: socket => this.arrivals.receive(threshold, socket),
      failed: error => this.logger.error({ err: error }, `the ${door.kind} door lost a connection`),
    };
    const place: Place =
      path === undefined ? { host, port: port ?? 0 } : { path, mode: Number.parseInt(mode ?? socketMode, 8) };
    return new Listener(door, place, guests);
  }

  /** Says what someone who runs a server should know of its doors. */
  private warnOf(opened: readonly OpenDoor[]): void {
    const plain = opened.flatMap(({ kind, secure, place }) =>
      secure || 'path' in place || isLoopback(place.host) ? [] : `${kind} at ${shownPlace(place)}`,
    );
    if (plain.length > 0) {
      this.logger.warn(
        `These doors are open to others without TLS, so that passwords and talk can be read on the way: ${plain.join(', ')}`,
      );
    }
    if (this.settings.sts.enabled && !opened.some(({ kind, secure }) => kind === 'irc' && secure)) {
      this.logger.warn(
        `Clients are sent to port ${this.settings.sts.port} for TLS (sts), and no IRC door of this server speaks it`,
      );
    }
    this.warnOfEnding();
  }

  private warnOfEnding(): void {
    for (const certificates of this.certificates) {
      for (const { file, at } of certificates.endingWithin(endingSoonMs, this.clock.now())) {
        this.logger.warn(`${file} is valid until ${at.toISOString()} only`);
      }
    }
  }
}

const cloakKeyIsMissing =
  'cloak.key is not set: hosts are hidden by a key of this run, and bans on them will not outlive it';

/** The reason that everyone is shown when the server stops. */
const stopping = 'The server is stopping';

/** Tokens of RPL_ISUPPORT that are new or have another value, and those that are gone, with a `-` before their names. */
function changedTokens(before: readonly string[], after: readonly string[]): readonly string[] {
  const nameOf = (token: string) => token.split('=', 1)[0] ?? '';
  const names = new Set(after.map(nameOf));
  const gone = before.map(nameOf).filter(name => !names.has(name));
  return [...after.filter(token => !before.includes(token)), ...gone.map(name => `-${name}`)];
}
/** How a place is shown to people. */
export function shownPlace(place: Place): string {
  if ('path' in place) return place.path;
  return place.host.includes(':') ? `[${place.host}]:${place.port}` : `${place.host}:${place.port}`;
}

/** Who may use a Unix socket when nothing is said of it: its owner and her group. */
const socketMode = '0660';

/** How long before its end a certificate is warned of: a week. */
const endingSoonMs = 7 * 86_400_000;
