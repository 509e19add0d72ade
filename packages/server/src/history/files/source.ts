import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isChannelName } from '@salon/protocol';
import { channelKey, directKey } from '../../hub/history/key.ts';
import type { LogPlace } from './logs/entries.ts';
import { irssiReader } from './logs/irssi.ts';
import type { LogReader } from './logs/told.ts';
import { weechatReader } from './logs/weechat.ts';
import { zncReader } from './logs/znc.ts';

/** What a program's logs are like. */
interface LogFormat {
  readonly reader: (fileName: string) => LogReader;
  /** The channel that a file is of, by its name; undefined when it is of something else. */
  readonly roomOf: (file: string) => string | undefined;
}

/** The programs whose logs can be read. */
export const logFormats = {
  weechat: {
    reader: weechatReader,
    roomOf: file => /^irc\.[^#]+\.([#&].*)\.weechatlog$/.exec(basename(file))?.[1],
  },
  irssi: { reader: irssiReader, roomOf: file => /^(#.*?)(?:\.log)?$/.exec(basename(file))?.[1] },
  znc: { reader: zncReader, roomOf: roomOfZnc },
} as const satisfies { readonly [name: string]: LogFormat };

/** `#room/2026-11-22.log`, or as it was before ZNC 1.6, `network_#room_20261122.log`. */
function roomOfZnc(file: string): string | undefined {
  const old = /(?:^|_)(#.*)_\d{8}\.log$/.exec(basename(file))?.[1];
  return old ?? (/^\d{4}-\d\d-\d\d\.log$/.test(basename(file)) ? basename(dirname(file)) : undefined);
}

/** Where all that is imported is to go, whatever a file says. */
export type Where = { readonly room: string } | { readonly direct: readonly [one: string, other: string] };

/** Where what a log tells of is to go; undefined when neither its name nor who imports it says so. */
export function placeOf(file: string, where: Where | undefined, { roomOf }: LogFormat): LogPlace | undefined {
  if (where !== undefined && 'direct' in where) {
    const [one, other] = where.direct;
    return { target: directKey(one, other), to: nick => (isSame(nick, one) ? other : one) };
  }
  const room = where?.room ?? roomOf(file);
  if (room === undefined || !isChannelName(room)) return undefined;
  return { target: channelKey(room), to: () => room };
}

/** The key of where all is to go. */
export function keyOf(where: Where): string {
  return 'room' in where ? channelKey(where.room) : directKey(...where.direct);
}

/** A file itself, or all that are in a folder and in folders in it, in the order of their names. Throws what the system throws. */
export function filesAt(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path, { withFileTypes: true })
    .filter(entry => entry.isFile() || entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  return names.flatMap(name => filesAt(join(path, name)));
}

function isSame(one: string, other: string): boolean {
  return directKey(one, one) === directKey(other, other);
}
