import { makeBackup } from '../backup/make.ts';
import { restoreBackup } from '../backup/restore.ts';
import { type AdminWord, always } from '../spec.ts';

/** The words about copies of all that is kept. */
export const backupWords: readonly AdminWord[] = [
  {
    name: 'backup',
    takes: 'FOLDER',
    paramsMin: 1,
    paramsMax: 1,
    help: 'Copies all that is kept into a new folder, while the server goes on: accounts, channels, what was said, and shared files.',
    more: ['admin restore FOLDER goes back to it.'],
    changes: always,
    run: makeBackup,
  },
  {
    name: 'restore',
    takes: 'FOLDER [--force]',
    paramsMin: 1,
    paramsMax: 1,
    help: 'Goes back to a backup, while the server is stopped.',
    more: [
      'The backup is looked through before anything is changed.',
      '--force puts aside what is in the data folder, into a folder in it.',
    ],
    options: ['force'],
    stopped: restoreBackup,
  },
];
