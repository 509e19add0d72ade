import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { fold, isChannelName } from '@salon/protocol';
import type { ImportedTarget } from '../../history/archive/imports.ts';
import { Zone } from '../../history/files/logs/zone.ts';
import { type HistoryFormat, historyFormats, type ReadReport } from '../../history/files/read.ts';
import { readApart } from '../../history/files/read-apart.ts';
import type { Where } from '../../history/files/source.ts';
import { partiesOf } from '../../hub/history/key.ts';
import { counted } from '../../render/counted.ts';
import type { Hands } from '../hands.ts';
import { columns } from '../shape.ts';
import type { AdminAnswer, AdminCall, AdminOptions } from '../spec.ts';

/** What is said when there is no history to work with. */
export const nothingRemembered = 'Nothing is remembered here, as the settings say.';

/** Where the options say that something is; undefined when they say nothing, and a sentence when they say it wrongly. */
export function whereOf({ room, direct }: AdminOptions): Where | undefined | string {
  if (room !== undefined && direct !== undefined) return 'It is --room or --direct, not both.';
  if (room !== undefined) return isChannelName(room) ? { room } : `${room} is no name of a channel.`;
  if (direct === undefined) return undefined;
  const [one = '', other = '', ...more] = direct.split(',').map(name => name.trim());
  const isTalk = one !== '' && other !== '' && more.length === 0;
  return isTalk ? { direct: [one, other] } : '--direct takes two accounts, as in --direct alice,bob.';
}

/** Takes in what was said elsewhere: the word `history import`. */
export async function importHistory(hands: Hands, call: AdminCall): Promise<AdminAnswer> {
  const { history, state, clock } = hands;
  const { params, options } = call;
  const [format = '', name = ''] = params;
  const isDry = options.dryRun === true;
  const where = whereOf(options);
  const path = resolve(call.folder, name);
  if (typeof where === 'string') return { refused: where };
  if (!isFormat(format)) {
    return { refused: `There is no format ${format}: it is ${historyFormats.join(', ')}.` };
  }
  if (options.zone !== undefined && !isZone(options.zone)) {
    return { refused: `There is no zone ${options.zone}: it is one such as Europe/Berlin or UTC.` };
  }
  if (!existsSync(path)) return { refused: `${path}: there is no such file.` };
  if (history === undefined) return { refused: nothingRemembered };
  const accounts = new Set([...state.accounts.byName.values()].map(account => fold(account.name, 'ascii')));
  const file = history.newStagingFile();
  try {
    const { zone } = options;
    const read = await readApart({ format, path, where, zone, accounts, now: clock.now(), file });
    const targets = await history.takeIn(file, isDry);
    return answerOf(hands, { read, targets, isDry });
  } finally {
    rmSync(file, { force: true });
  }
}

interface Outcome {
  readonly read: ReadReport;
  readonly targets: readonly ImportedTarget[];
  readonly isDry: boolean;
}

function answerOf(hands: Hands, { read, targets, isDry }: Outcome): AdminAnswer {
  const sum = (of: 'added' | 'known') => targets.reduce((total, target) => total + target[of], 0);
  const rows = targets.map(({ target, added, known }) => [
    shownTarget(target),
    `${added} taken`,
    known === 0 ? undefined : `${known} here already`,
  ]);
  const { silent, elsewhere, leftOut, leftOutCount, files } = read;
  const { days } = hands.settings().history;
  const lines = [
    ...(isDry ? ['Nothing was changed. It would be:'] : []),
    ...columns(rows),
    `${counted(files, 'file')} read: ${sum('added')} taken, ${sum('known')} here already.`,
    ...(silent > 0 ? [`${counted(silent, 'line')} tell of nothing that is remembered.`] : []),
    ...(elsewhere > 0 ? [`${elsewhere} of other places were not asked for.`] : []),
    ...(leftOutCount > 0 ? [`${leftOutCount} left out:`] : []),
    ...leftOut.map(({ file, line, why }) => `  ${file}${line === undefined ? '' : `:${line}`}: ${why}`),
    ...(leftOutCount > leftOut.length ? [`  and ${leftOutCount - leftOut.length} more`] : []),
    ...(days > 0
      ? [
          `What is older than ${counted(days, 'day')} is forgotten again where a channel does not remember longer.`,
        ]
      : []),
  ];
  return { lines, data: { dryRun: isDry, targets, ...read } };
}

function shownTarget(key: string): string {
  return partiesOf(key)?.join(' and ') ?? key;
}

function isFormat(text: string): text is HistoryFormat {
  return historyFormats.some(format => format === text);
}

function isZone(name: string): boolean {
  try {
    new Zone(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
