import { fileURLToPath } from 'node:url';
import type { Desk } from '../accounts/desk.ts';
import { AddressRanges } from '../doors/gate/address-ranges.ts';
import type { IrcHouse } from '../doors/irc/house.ts';
import { assets } from '../doors/web/assets.ts';
import { WebDoor, type WebDoorParts } from '../doors/web/door.ts';
import { type FileRoutesParts, fileRoutes } from '../doors/web/files/routes.ts';
import type { Route } from '../doors/web/route.ts';
import { statusRoutes } from '../doors/web/status.ts';
import type { Files } from '../files/files.ts';
import { serverSession } from '../hub/session.ts';
import type { Logger } from '../observe/logger.ts';
import { version } from '../version.ts';
import type { LiveSettings } from './live-settings.ts';

/** What a web door needs of a server, besides its settings. */
export interface WebMakerParts extends Pick<WebDoorParts, 'clock' | 'admit' | 'out' | 'begin' | 'failed'> {
  readonly live: LiveSettings;
  readonly desk: Desk;
  readonly files: Files | undefined;
  readonly logger: Logger;
  /** What keeps the server from serving as it should, in sentences. */
  readonly faults: () => readonly string[];
  /** Where the browser client is, as its build made it. */
  readonly folder: string | undefined;
}

/** Makes a web door, as the settings want it. */
export function makeWebDoor(
  { live, desk, files, logger, faults, folder, ...parts }: WebMakerParts,
  house: IrcHouse,
): WebDoor {
  const routes: readonly Route[] = [
    ...statusRoutes(() => aboutOf(live), faults),
    ...(files === undefined ? [] : fileRoutes(fileParts(files, live, desk, logger))),
    assets(folder ?? builtClient),
  ];
  return new WebDoor({
    ...parts,
    house,
    routes,
    proxies: new AddressRanges(live.current.trust.proxies),
    get web() {
      return live.current.web;
    },
    get limits() {
      return live.current.limits;
    },
  });
}

/** What the paths of files need of a server. */
function fileParts(files: Files, live: LiveSettings, desk: Desk, logger: Logger): FileRoutesParts {
  return {
    shelf: files.shelf,
    rules: files.rules,
    ticketOwner: ticket => files.ownerOfTicket(ticket),
    base: () => live.current.files.url,
    failed: error => logger.error({ err: error }, `A file could not be saved: ${error.reason}`),
    logIn: (origin, account, secret) =>
      desk.logins.byPassword({ session: serverSession, origin }, account, secret),
    mayCall: ({ headers: { origin = '' } }) => {
      const { origins } = live.current.web;
      return origins.includes('*') || origins.some(site => site.toLowerCase() === origin.toLowerCase());
    },
  };
}

function aboutOf({ current: { server, lobby, limits, accounts } }: LiveSettings) {
  return {
    name: server.name,
    network: server.network,
    lobby,
    version,
    nickCharsMax: limits.nickCharsMax,
    registration: accounts.registration === 'open',
  };
}

/** What `npm run build` makes. */
const builtClient = fileURLToPath(new URL('../../../web/dist/', import.meta.url));
