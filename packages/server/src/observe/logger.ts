import { stripControls } from '@salon/protocol';
import { type Logger, pino } from 'pino';
import { PinoPretty } from 'pino-pretty';

export type { Logger };

/** How much is logged, and how. */
export interface LogSettings {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** `text` for people, `json` for programs: one object a line. */
  readonly format: 'text' | 'json';
}

/**
 * Makes the server's log, written to standard output as it happens. Sentences hold what strangers wrote: for people
 * they are made harmless. `destination` is there for tests.
 */
export function makeLogger(
  { level, format }: LogSettings,
  destination: number | NodeJS.WritableStream = 1,
): Logger {
  if (format === 'json') return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  const pretty = PinoPretty({
    colorize: process.stdout.isTTY,
    translateTime: 'SYS:yyyy-mm-dd HH:MM:ss',
    // What people are told in the sentence, programs are told in fields.
    ignore: 'pid,hostname,nick,host,shown,door,to,by,name,session,incident',
    singleLine: true,
    messageFormat: (line, key) => stripControls(String(line[key] ?? '')),
    destination,
    sync: true,
  });
  return pino({ level, base: null }, pretty);
}
