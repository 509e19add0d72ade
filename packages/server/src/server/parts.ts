import type { Mailer } from '../accounts/mailer.ts';
import type { Settings } from '../config/schema.ts';
import type { NameService } from '../doors/entry/reverse-dns.ts';
import type { History } from '../history/history.ts';
import type { Effect } from '../hub/effect.ts';
import type { Log } from '../log/log.ts';
import type { Clock } from '../loop/clock.ts';
import type { Logger } from '../observe/logger.ts';
import type { Store } from '../store/store.ts';
import type { SettingsSource } from './live-settings.ts';
import type { PushSurroundings } from './push.ts';

/** What a server is made of, besides its settings; tests bring their own. */
export interface ServerParts {
  readonly settings: Settings;
  readonly logger: Logger;
  readonly clock?: Clock;
  readonly log?: Log;
  /** Who carries mail; the relay of the settings when it is left out, if they name one. */
  readonly mailer?: Mailer;
  /** Who is asked for the names of addresses, when the settings want them. */
  readonly names?: NameService;
  /** What outlives a restart; in memory when it is left out. The server closes it. */
  readonly store?: Store;
  /** What was said; nothing is remembered when it is left out. The server closes it. */
  readonly history?: History | undefined;
  /** The folder of the browser client; where its build puts it when it is left out. */
  readonly web?: string;
  /** The folder of the files that people share; none may be uploaded when it is left out. */
  readonly files?: string | undefined;
  /** What push messages find around them; the Internet when it is left out. */
  readonly push?: PushSurroundings;
  /** The Unix socket at which the command line reaches it; none when it is left out. */
  readonly control?: string | undefined;
  /** Is told every effect, before it is shown. */
  readonly onEffect?: (effect: Effect) => void;
  /** Where settings come from when they are to be read anew. */
  readonly source?: SettingsSource;
  /** An operator of the server wants it to stop. */
  readonly onDie?: () => void;
}
