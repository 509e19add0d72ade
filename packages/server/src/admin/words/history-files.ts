import { historyFormats } from '../../history/files/read.ts';
import type { Hands } from '../hands.ts';
import { exportLines } from '../history/export.ts';
import { importHistory, nothingRemembered, whereOf } from '../history/import.ts';
import type { AdminAnswer, AdminCall, AdminWord } from '../spec.ts';

/** The words that take in and write out what was said. */
export const historyFileWords: readonly AdminWord[] = [
  {
    name: 'history import',
    takes: `${historyFormats.join('|')} FILE|FOLDER [--room CHANNEL] [--direct ACCOUNT,ACCOUNT] [--zone ZONE] [--dry-run]`,
    paramsMin: 2,
    paramsMax: 2,
    help: 'Takes in what was said elsewhere, from logs of programs, from an export, or from what Ergo kept in SQLite.',
    more: [
      'Files of logs go to the channels they are named after, or where --room or --direct says.',
      'Their times are in the zone of this machine, or in --zone, such as Europe/Berlin.',
      'What is here already is not taken a second time. --dry-run says what would be taken, and takes nothing.',
      'docs/history-files.md tells more.',
    ],
    options: ['room', 'direct', 'zone', 'dryRun'],
    changes: ({ options }) => options.dryRun !== true,
    run: importHistory,
  },
  {
    name: 'history export',
    takes: '[--room CHANNEL] [--direct ACCOUNT,ACCOUNT]',
    paramsMin: 0,
    paramsMax: 0,
    help: 'Writes out what is remembered, one entry a line as JSON: all of it, or of one channel or talk.',
    more: ['admin history export > history.jsonl makes a file that admin history import jsonl reads.'],
    options: ['room', 'direct'],
    run: exportHistory,
  },
];

function exportHistory({ history }: Hands, { options }: AdminCall): AdminAnswer {
  const where = whereOf(options);
  if (typeof where === 'string') return { refused: where };
  if (history === undefined) return { refused: nothingRemembered };
  return { stream: exportLines(history, where) };
}
