import type { Desk } from '../accounts/desk.ts';
import type { DoorSettings } from '../config/doors.ts';
import { operRows } from '../config/opers.ts';
import type { Door } from '../doors/door.ts';
import { AddressRanges, isLoopback } from '../doors/gate/address-ranges.ts';
import { IrcDoor } from '../doors/irc/door.ts';
import { Gateways } from '../doors/irc/gateways.ts';
import { IrcHouse } from '../doors/irc/house.ts';
import { LineDoor } from '../doors/line/door.ts';
import type { Place } from '../doors/listener.ts';
import { Passwords } from '../doors/passwords.ts';
import type { Files } from '../files/files.ts';
import type { Librarian } from '../history/reading/librarian.ts';
import type { Origin } from '../hub/identity.ts';
import type { Clock } from '../loop/clock.ts';
import type { IdleUpdater } from '../loop/idle-updater.ts';
import type { PushOffice } from '../push/office.ts';
import type { IrcContext } from '../render/irc/context.ts';
import { ircFacts } from './irc-facts.ts';
import type { LiveSettings } from './live-settings.ts';
import type { OpenDoor } from './warnings.ts';

/** What doors need of a server, besides its settings. */
export interface DoorMakerParts {
  readonly live: LiveSettings;
  readonly desk: Desk;
  readonly librarian: Librarian;
  readonly push: PushOffice | undefined;
  readonly files: Files | undefined;
  /** Where files may be uploaded, when that is known. */
  readonly filehost: () => string | undefined;
  readonly clock: Clock;
  readonly idleUpdater: IdleUpdater;
  /** How many connections have not registered yet. */
  readonly newcomers: () => number;
  /** What operators did, the newest first; of a word only what has to do with it. */
  readonly audit: IrcContext['audit'];
  readonly webDoor: (house: IrcHouse) => Door;
}

/** Makes a door of each kind, as the settings want it. What all of them share is made once. */
export function doorMaker({
  live,
  desk,
  librarian,
  push,
  files,
  filehost,
  clock,
  idleUpdater,
  newcomers,
  audit,
  webDoor,
}: DoorMakerParts): (setting: DoorSettings) => Door {
  const { idle, trust, lobby, server, limits } = live.current;
  /** How often each verb of IRC was used. */
  const uses = new Map<string, number>();
  const now = () => clock.now();
  const context = ircFacts(() => live.current, {
    startedAt: clock.now(),
    newcomers,
    settingsName: live.name,
    uses: () => uses,
    audit,
    now,
    vapid: push?.publicKey,
    get filehost() {
      return filehost();
    },
  });
  const waiting = idleUpdater.queue(idle.newcomerSeconds * 1000);
  const passwords = new Passwords();
  const gateways = new Gateways(trust.webirc, passwords);
  const needsAccount = accountRequirement(live);
  const line = ({ path, tls }: DoorSettings) =>
    new LineDoor({
      get context() {
        return { limits: live.current.limits };
      },
      get userCharsMax() {
        return live.current.limits.userCharsMax;
      },
      get historyLines() {
        return live.current.line.historyLines;
      },
      get linesMax() {
        return live.current.line.linesMax;
      },
      now,
      get pseudoTriesMax() {
        return live.current.limits.pseudoTriesMax;
      },
      lobby,
      casemapping: server.casemapping,
      lineBytesMax: limits.lineDoorBytesMax,
      newcomers: waiting,
      accounts: desk,
      librarian,
      needsAccount,
      idlers: idleUpdater.queue(idle.lineSeconds * 1000),
      canReset: path === undefined && tls === undefined,
    });
  const house = new IrcHouse({
    context,
    get password() {
      return live.current.server.password;
    },
    get opers() {
      return operRows(live.current);
    },
    passwords,
    accounts: desk,
    librarian,
    get history() {
      return live.current.history;
    },
    get pageBytesMax() {
      return Math.min(pageBytesMax, live.current.limits.sendqBytesMax / 4);
    },
    push,
    files,
    get accountRules() {
      return live.current.accounts;
    },
    needsAccount,
    used: verb => void uses.set(verb, (uses.get(verb) ?? 0) + 1),
    newcomers: waiting,
    silent: idleUpdater.queue(idle.ircPingSeconds * 1000),
    pinged: idleUpdater.queue(idle.ircPongSeconds * 1000),
    unfinished: idleUpdater.queue(limits.multilineSeconds * 1000),
    silenceSecondsMax: idle.ircPingSeconds + idle.ircPongSeconds,
    gateways,
    get sts() {
      return live.current.sts;
    },
    now,
  });
  return setting => {
    if (setting.kind === 'line') return line(setting);
    return setting.kind === 'irc' ? new IrcDoor(house) : webDoor(house);
  };
}

/** Tells who must be logged in to an account to come in, as the settings say that hold. */
function accountRequirement(live: LiveSettings): (origin: Origin) => boolean {
  let ranges: readonly string[] = [];
  let exempt = new AddressRanges(ranges);
  return ({ address }) => {
    const { required, requiredExempt } = live.current.accounts;
    if (ranges !== requiredExempt) {
      ranges = requiredExempt;
      exempt = new AddressRanges(ranges);
    }
    return required && !exempt.has(address);
  };
}

/** Where a door is, as its settings say. */
export function placeOf({ host, port, path, mode }: DoorSettings): Place {
  if (path === undefined) return { host, port: port ?? 0 };
  return { path, mode: Number.parseInt(mode ?? socketMode, 8) };
}

/** How a place is shown to people. */
export function shownPlace(place: Place): string {
  if ('path' in place) return place.path;
  return place.host.includes(':') ? `[${place.host}]:${place.port}` : `${place.host}:${place.port}`;
}

/** How an open door is shown to people: what speaks HTTP as something that a browser opens. */
export function shownDoor({ kind, secure, place }: OpenDoor): string {
  if (kind !== 'web' || 'path' in place) return `${shownPlace(place)}${secure ? ', with TLS' : ''}`;
  const isHere = isLoopback(place.host) || everywhere.has(place.host);
  return `${secure ? 'https' : 'http'}://${isHere ? `localhost:${place.port}` : shownPlace(place)}/`;
}

/** Addresses that stand for all that a machine has. */
const everywhere = new Set(['0.0.0.0', '::']);

/** What is rendered of a history in one turn: some milliseconds' work. In bytes. */
const pageBytesMax = 262_144;

/** Who may use a Unix socket when nothing is said of it: its owner and her group. */
const socketMode = '0660';
