import type { AdminWord } from './spec.ts';
import { accountChanges } from './words/account-changes.ts';
import { accountSecrets } from './words/account-secrets.ts';
import { accountViews } from './words/accounts.ts';
import { backupWords } from './words/backups.ts';
import { banWords } from './words/bans.ts';
import { channelWords } from './words/channels.ts';
import { fileWords } from './words/files.ts';
import { historyWords } from './words/history.ts';
import { historyFileWords } from './words/history-files.ts';
import { importWords } from './words/imports.ts';
import { operWords } from './words/opers.ts';
import { serverWords } from './words/server.ts';

/** All words of the command line, in the order in which help shows them. */
export const adminWords: readonly AdminWord[] = [
  ...accountViews,
  ...accountSecrets,
  ...accountChanges,
  ...channelWords,
  ...banWords,
  ...historyWords,
  ...fileWords,
  ...operWords,
  ...importWords,
  ...historyFileWords,
  ...backupWords,
  ...serverWords,
];
