import type { Desk } from '../accounts/desk.ts';
import type { Mailer } from '../accounts/mailer.ts';
import { ControlSocket } from '../admin/control/socket.ts';
import type { Hands } from '../admin/hands.ts';
import { runAdmin } from '../admin/run.ts';
import { hubSettings } from '../config/hub.ts';
import { Arrivals } from '../doors/entry/arrivals.ts';
import { systemNameService } from '../doors/entry/reverse-dns.ts';
import { AddressRanges } from '../doors/gate/address-ranges.ts';
import { Gate } from '../doors/gate/gate.ts';
import type { Files } from '../files/files.ts';
import { Expirer } from '../history/expirer.ts';
import type { History } from '../history/history.ts';
import { Librarian } from '../history/reading/librarian.ts';
import { retentionOf } from '../history/retention.ts';
import { Scribe } from '../history/scribe/scribe.ts';
import { whatKeepsOrigin } from '../hub/bans/keep-out.ts';
import type { Origin } from '../hub/identity.ts';
import { type SessionId, serverSession } from '../hub/session.ts';
import { LocalLog } from '../log/local.ts';
import { type Clock, systemClock } from '../loop/clock.ts';
import { Delivery } from '../loop/delivery.ts';
import { IdleUpdater } from '../loop/idle-updater.ts';
import { Loop } from '../loop/loop.ts';
import { incidentHandler } from '../observe/incidents.ts';
import type { Logger } from '../observe/logger.ts';
import { operatorsLogger } from '../observe/operators.ts';
import { visitorsLogger } from '../observe/visitors.ts';
import type { PushOffice } from '../push/office.ts';
import { entrySentence } from '../render/entry.ts';
import { Outbox } from '../sessions/outbox.ts';
import type { SessionParts } from '../sessions/parts.ts';
import type { Session } from '../sessions/session.ts';
import type { AuditEntry } from '../store/audit.ts';
import { StoreError } from '../store/fault.ts';
import { Keeper } from '../store/keeper.ts';
import { keptAtStart } from '../store/kept.ts';
import { Store } from '../store/store.ts';
import { makeDesk } from './desk.ts';
import { doorMaker } from './doors.ts';
import { filehostOf, filesOf } from './files.ts';
import { makeHands, Overhearing } from './hands.ts';
import { Listeners } from './listeners.ts';
import { type Change, LiveSettings } from './live-settings.ts';
import { mailerOf } from './mail.ts';
import type { ServerParts } from './parts.ts';
import { pushOfficeOf } from './push.ts';
import { Reception } from './reception.ts';
import { cloakKeyIsMissing, type OpenDoor, warningsOf } from './warnings.ts';
import { makeWebDoor, type WebMakerParts } from './web.ts';

/** A whole server: puts the five processes together, starts them and stops them in order. */
export class Server {
  readonly loop: Loop;
  readonly sessions = new Map<SessionId, Session>();
  readonly desk: Desk;
  /** What the command line works with. */
  readonly hands: Hands;
  private readonly live: LiveSettings;
  private readonly logger: Logger;
  private readonly clock: Clock;
  private readonly idleUpdater: IdleUpdater;
  private readonly outbox = new Outbox(() => this.commit());
  private readonly store: Store;
  private readonly keeper: Keeper;
  private readonly history: History | undefined;
  private readonly scribe: Scribe | undefined;
  private readonly expirer: Expirer | undefined;
  /** Reads in the history for those who may. */
  readonly librarian: Librarian;
  private readonly push: PushOffice | undefined;
  private readonly files: Files | undefined;
  private readonly gate: Gate;
  private readonly arrivals: Arrivals;
  private readonly mailer: Mailer | undefined;
  /** All doors, with the certificates of those that speak TLS. */
  readonly listeners: Listeners;
  private readonly reception: Reception;
  private readonly failed: SessionParts['failed'];
  private readonly control: ControlSocket | undefined;
  private readonly overhearing = new Overhearing();
  private isRestoring = false;
  private opened: readonly OpenDoor[] = [];
  private isOpen = false;
  private isStopping = false;
  private stopExpiring: () => void = () => undefined;

  constructor(parts: ServerParts) {
    const { settings, source, logger, names, clock = systemClock, log = new LocalLog() } = parts;
    this.store = parts.store ?? Store.open('memory');
    this.live = new LiveSettings({ settings, source, logger, changed: change => this.take(change) });
    this.logger = logger;
    this.clock = clock;
    this.idleUpdater = new IdleUpdater(clock);
    this.gate = new Gate({
      ...settings,
      whyKeptOut: origin => this.whyKeptOut(origin),
      keyIsMissing: () => logger.warn(cloakKeyIsMissing),
      ticks: () => clock.ticks(),
    });
    const failed = incidentHandler(logger, this.sessions, (incident, nick) =>
      this.loop.submit({ type: 'incident', incident, ...(nick !== undefined && { nick }) }),
    );
    this.failed = failed;
    const delivery = new Delivery(this.sessions);
    const visitors = visitorsLogger(logger, this.sessions);
    const operators = operatorsLogger(logger);
    this.history = parts.history;
    this.loop = new Loop({
      clock,
      log,
      // So that no id comes a second time, and nothing is said before what was said before.
      earliest: (parts.history?.lastSeen.at ?? -1) + 1,
      failed: (session, error) => {
        if (this.isRestoring || this.overhearing.isOn) throw error;
        failed(session, error);
      },
      shown: () => this.outbox.flushIfLarge(),
      deliver: effect => {
        parts.onEffect?.(effect);
        this.overhearing.noted(effect);
        this.keeper.noted(effect);
        this.scribe?.noted(effect);
        visitors(effect);
        operators(effect);
        this.push?.noted(effect);
        this.files?.noted(effect);
        delivery.deliver(effect);
        this.desk.noted(effect);
        if (effect.type === 'rehashing') this.rehash(effect.session);
        else if (effect.type === 'dying') parts.onDie?.();
      },
    });
    this.keeper = new Keeper({
      store: this.store,
      state: this.loop.hub.state,
      clock,
      logger,
      failed,
      soon: () => this.outbox.schedule(),
      tell: (session, sentence) => delivery.deliver({ type: 'told', at: clock.now(), session, sentence }),
      report: failure => this.loop.submit({ type: 'saving', ...(failure !== undefined && { failure }) }),
    });
    this.scribe =
      parts.history &&
      new Scribe({
        history: parts.history,
        clock,
        logger,
        soon: () => this.outbox.schedule(),
        report: failure =>
          this.loop.submit({ type: 'saving', of: 'history', ...(failure !== undefined && { failure }) }),
      });
    this.librarian = new Librarian(this.loop.hub.state, parts.history && this.readable(parts.history));
    this.push = pushOfficeOf({
      settings,
      state: this.loop.hub.state,
      kept: this.store.subscriptions,
      clock,
      logger,
      surroundings: parts.push,
    });
    const { live } = this;
    this.expirer =
      parts.history &&
      new Expirer({
        history: parts.history,
        common: () => retentionOf(live.current.history),
        clock,
        logger,
      });
    this.mailer = parts.mailer ?? mailerOf(settings, clock);
    this.desk = makeDesk({
      loop: this.loop,
      live,
      credentials: this.store.credentials,
      tokens: this.store.tokens,
      mailer: this.mailer,
      clock,
      logger,
      networkOf: origin => this.gate.networkOf(origin),
    });
    this.files = filesOf({
      settings,
      folder: parts.files,
      table: this.store.files,
      rules: () => live.current.files,
      clock,
      logger,
      state: this.loop.hub.state,
      networkOf: origin => this.gate.networkOf(origin),
      history: parts.history && {
        ...this.readable(parts.history),
        isWhole: () => this.scribe?.whyUnwritten === undefined,
      },
    });
    this.hands = makeHands({
      loop: this.loop,
      live,
      keeper: this.keeper,
      overhearing: this.overhearing,
      desk: this.desk,
      store: this.store,
      clock,
      history: this.history,
      files: this.files?.shelf,
      isServing: parts.control !== undefined,
    });
    this.control =
      parts.control === undefined
        ? undefined
        : new ControlSocket({
            path: parts.control,
            clock,
            logger,
            run: request => runAdmin(this.hands, request),
          });
    const sessionParts: SessionParts = {
      clock,
      failed,
      outbox: this.outbox,
      get limits() {
        return live.current.limits;
      },
      get fakeLag() {
        return live.current.guards.fakeLag;
      },
      gate: this.gate,
      submit: (command, session) => this.loop.submit(command, session),
      ask: (session, query) => this.loop.ask(session, query),
      ended: () => this.reception.ended(),
      closed: session => this.reception.forget(session),
    };
    this.reception = new Reception({ sessions: this.sessions, sessionParts, gate: this.gate, logger });
    this.arrivals = new Arrivals({
      clock,
      msMax: settings.idle.newcomerSeconds * 1000,
      get countMax() {
        return live.current.limits.arrivalsMax;
      },
      proxies: new AddressRanges(settings.trust.proxies),
      names: settings.reverseDns ? (names ?? systemNameService()) : undefined,
      gate: {
        admit: origin => this.admit(origin),
        out: origin => this.gate.out(origin),
        networkOf: origin => this.gate.networkOf(origin),
      },
      welcome: (door, socket, origin) => this.reception.welcome(door, socket, origin),
      refused: (door, socket, origin, why) => this.reception.refuse(door, socket, origin, why),
      turnedAway: ({ kind }, { host }, why) =>
        logger.debug({ host, door: kind }, `${host} did not come through the ${kind} door: ${why}`),
    });
    this.listeners = this.makeListeners(parts.web);
  }

  /** Opens all doors, or none: rejects with a `ListenError`, a `CertificateError` or a `StoreError`. */
  async start(): Promise<readonly OpenDoor[]> {
    const settings = this.live.current;
    try {
      this.configure();
      this.restore();
      this.files?.open();
      const opened = await this.listeners.open();
      this.opened = opened;
      this.isOpen = true;
      await this.control?.open();
      for (const warning of warningsOf(opened, settings)) this.logger.warn(warning);
      this.listeners.warnOfEnding();
      this.idleUpdater.start();
      this.stopExpiring = this.clock.every(expireMs, () => {
        this.loop.submit({ type: 'expire' });
        this.desk.tidy();
        this.push?.tidy();
        this.files?.tidy();
      });
      this.expirer?.start();
      return opened;
    } catch (error) {
      this.listeners.close();
      this.control?.close();
      this.store.close();
      await this.closeHistory();
      throw error;
    }
  }

  /**
   * Takes no more newcomers, tells everyone, sends what is waiting, and resolves when all are gone: at the latest
   * when those who do not read have had their time to linger, and all that is kept is on disk.
   */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.listeners.close();
    this.control?.close();
    this.arrivals.close();
    this.idleUpdater.stop();
    this.stopExpiring();
    this.expirer?.stop();
    this.mailer?.close?.();
    this.push?.close();
    const requests = this.listeners.closeRequests();
    await this.reception.sendAllAway(stopping, () => this.outbox.flush());
    await requests;
    this.keeper.close();
    this.store.close();
    await this.scribe?.close();
    await this.closeHistory();
  }

  /** What its disk cannot do in the last moment is no reason to end otherwise than in order. */
  private async closeHistory(): Promise<void> {
    try {
      await this.history?.close();
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.logger.error(
        { err: error },
        `The history could not be closed in order: ${error.reason}. What was said stays in its journal.`,
      );
    }
  }

  /** What of a loop turn is to outlive this process is written before anyone is shown any of it. */
  private commit(): Promise<void> | undefined {
    this.keeper.commit();
    return this.scribe?.commit();
  }

  /** What was said in this turn is appended first, so that who asks finds what she has just said. */
  private readable(history: History): Pick<History, 'query'> {
    return {
      query: query => {
        this.outbox.flush();
        return history.query(query);
      },
    };
  }

  /**
   * Reads the settings anew, and takes what a running server can take of them, and the certificates. Returns what
   * came of it, in sentences: when something is wrong, the old settings stay.
   */
  reload(): readonly string[] {
    return [...this.live.reload(), ...this.listeners.reloadCertificates()];
  }

  private take({ settings, changed, tokens }: Change): void {
    if (changed.includes('log.level')) this.logger.level = settings.log.level;
    this.gate.renew(settings.guards);
    this.configure();
    const stsChanged = changed.some(path => path.startsWith('sts.'));
    const registrationChanged = changed.some(path => ofRegistration.has(path));
    for (const { conversation } of this.sessions.values()) {
      if (tokens.length > 0) conversation.allowed?.(tokens);
      if (stsChanged) conversation.stsChanged?.();
      if (registrationChanged) conversation.registrationChanged?.();
    }
  }

  private rehash(session: SessionId): void {
    this.loop.submit({ type: 'tell', sentences: this.reload() }, session);
  }

  /** Tells the hub what it needs of the settings. */
  private configure(): void {
    this.loop.submit({ type: 'configure', settings: hubSettings(this.live.current) }, serverSession);
  }

  /** Lets the hub take in what was kept. A server that cannot would give away what belongs to others, so it ends. */
  private restore(): void {
    const { loop, store, logger } = this;
    const signal = { type: 'restore', kept: keptAtStart(store, logger) } as const;
    this.isRestoring = true;
    loop.submit(signal, serverSession);
    this.isRestoring = false;
  }

  /** What was done in this turn is written first, so that it is among what is shown. */
  private auditTrail(count: number, word: string | undefined): readonly AuditEntry[] {
    this.keeper.commit();
    return this.store.audit.newest(count, word);
  }

  private whyKeptOut(origin: Origin): string | undefined {
    const refusal = whatKeepsOrigin(this.loop.hub.state, origin, this.clock.now());
    return refusal && entrySentence(refusal);
  }

  private admit(origin: Origin): string | undefined {
    return this.isStopping ? stopping : this.gate.admit(origin);
  }

  /** What keeps it from serving as it should, in sentences. */
  private faults(): readonly string[] {
    const { keeper, scribe } = this;
    return [
      ...(this.isOpen && !this.isStopping ? [] : ['The doors are not open.']),
      ...(keeper.whyUnsaved === undefined ? [] : [`The store cannot be written to: ${keeper.whyUnsaved}.`]),
      ...(scribe?.whyUnwritten === undefined
        ? []
        : [`The history cannot be written to: ${scribe.whyUnwritten}.`]),
    ];
  }

  private makeListeners(webFolder: string | undefined): Listeners {
    const { live, desk, librarian, push, files, clock, logger, idleUpdater } = this;
    const webParts: WebMakerParts = {
      live,
      clock,
      desk,
      files,
      logger,
      folder: webFolder,
      faults: () => this.faults(),
      admit: origin => this.admit(origin),
      out: origin => this.gate.out(origin),
      begin: (wire, origin, talk) => this.reception.begin(wire, origin, talk, 'web'),
      failed: error => this.failed(serverSession, error),
    };
    const doorOf = doorMaker({
      live,
      desk,
      librarian,
      push,
      files,
      filehost: () => files && filehostOf(live.current, this.opened),
      clock,
      idleUpdater,
      audit: (count, word) => this.auditTrail(count, word),
      newcomers: () => this.reception.openSessions - this.loop.hub.state.sessions.size,
      webDoor: house => makeWebDoor(webParts, house),
    });
    return new Listeners({
      doors: live.current.doors,
      doorOf,
      receive: (threshold, socket) => this.arrivals.receive(threshold, socket),
      clock,
      logger,
    });
  }
}

/** The reason that everyone is shown when the server stops. */
const stopping = 'The server is stopping';

/** How often what held for a while only is cleared away. Milliseconds. */
const expireMs = 60_000;

/** Settings that the value of the capability to make accounts speaks of. */
const ofRegistration: ReadonlySet<string> = new Set([
  'accounts.registration',
  'accounts.customNames',
  'accounts.beforeConnect',
  'accounts.emailRequired',
  'server.password',
]);
