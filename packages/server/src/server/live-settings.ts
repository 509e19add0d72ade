import { isupportTokens } from '@salon/protocol';
import { ConfigError } from '../config/config.ts';
import { type Renewal, renewSettings } from '../config/renew.ts';
import type { Settings } from '../config/schema.ts';
import type { Logger } from '../observe/logger.ts';
import { announcedLimits } from './irc-facts.ts';

/** Where settings can be read again. */
export interface SettingsSource {
  /** One word for the answer to REHASH. */
  readonly name: string;
  /** Throws a `ConfigError` when something in them is wrong. */
  readonly read: () => Settings;
}

/** What comes of other settings, for those who act by them. */
export interface Change {
  readonly settings: Settings;
  /** Paths of the settings that are others now. */
  readonly changed: readonly string[];
  /** Tokens of RPL_ISUPPORT that are new or have another value, and those that are gone, with a `-` before them. */
  readonly tokens: readonly string[];
}

/** What live settings need. */
export interface LiveSettingsParts {
  readonly settings: Settings;
  /** Where they come from, if they can be read anew. */
  readonly source: SettingsSource | undefined;
  readonly logger: Logger;
  /** Is told when other settings hold. */
  readonly changed: (change: Change) => void;
}

/** The settings that hold: a running server may read them anew, so who acts by them asks each time. */
export class LiveSettings {
  /** How they are called in the answer to REHASH: mostly the name of a file. */
  readonly name: string;
  current: Settings;
  private readonly parts: LiveSettingsParts;

  constructor(parts: LiveSettingsParts) {
    this.parts = parts;
    this.current = parts.settings;
    this.name = parts.source?.name ?? 'defaults';
  }

  /** Reads them anew, and returns what came of it in sentences. When something is wrong, the old ones stay. */
  reload(): readonly string[] {
    const { source, logger } = this.parts;
    if (source === undefined) return ['These settings cannot be read anew.'];
    let renewal: Renewal;
    try {
      renewal = renewSettings(this.current, source.read());
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      const sentences = [...error.message.split('\n'), 'The old settings stay.'];
      logger.warn(sentences.join(' '));
      return sentences;
    }
    const sentences = this.take(renewal);
    logger.info(sentences.join(' '));
    return sentences;
  }

  private take({ settings, changed, waiting }: Renewal): readonly string[] {
    const before = isupportTokens(announcedLimits(this.current));
    this.current = settings;
    this.parts.changed({
      settings,
      changed,
      tokens: changedTokens(before, isupportTokens(announcedLimits(settings))),
    });
    return [
      changed.length > 0
        ? `These settings are others now: ${changed.join(', ')}.`
        : 'No setting is another one now.',
      ...(waiting.length > 0 ? [`These wait for a restart: ${waiting.join(', ')}.`] : []),
    ];
  }
}

function changedTokens(before: readonly string[], after: readonly string[]): readonly string[] {
  const nameOf = (token: string) => token.split('=', 1)[0] ?? '';
  const names = new Set(after.map(nameOf));
  const gone = before.map(nameOf).filter(name => !names.has(name));
  return [...after.filter(token => !before.includes(token)), ...gone.map(name => `-${name}`)];
}
