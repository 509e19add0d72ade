import { randomInt } from 'node:crypto';
import type { AdminCall } from '../spec.ts';

/** The password that a word is given, or one that is made up for it. */
export function passwordFor({ options, password = '' }: AdminCall): string {
  if (!options.generate) return password;
  return Array.from({ length: generatedChars }, () => letters[randomInt(letters.length)]).join('');
}

/** What is shown of a password that was made up. Nobody else knows it. */
export function shownPassword({ options }: AdminCall, password: string): readonly string[] {
  return options.generate ? [`Password: ${password}`] : [];
}

/** Those that are not taken for one another. */
const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** More than 115 bits. */
const generatedChars = 20;
