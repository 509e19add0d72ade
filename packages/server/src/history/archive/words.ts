import { fold } from '@salon/protocol';
import type { Sender } from '../record.ts';

/**
 * Letters of the scripts that are written without spaces, or like Korean with so few that one searches for parts of
 * what stands between them, with the marks upon them; and pictures.
 */
const alone =
  /(?:(?=[\p{L}\p{N}])[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}]|\p{Extended_Pictographic})\p{M}*/gu;

/** What is no part of a word. */
const between = /[^\p{L}\p{N}\p{M}\p{Extended_Pictographic}]+/gu;

/** Marks upon letters of Latin, Greek and Cyrillic, which many leave away; and how a picture is to be drawn. */
const accents = /[\u0300-\u036f\ufe0e\ufe0f]/g;

const ascii = /^[\0-\x7f]*$/;

/** A text as the index has it: small words with spaces between, a word for each letter that stands alone. */
export function indexText(text: string): string {
  if (ascii.test(text)) return text;
  const plain = text.normalize('NFKD').replace(accents, '').normalize('NFC').toLowerCase();
  return plain.replace(alone, ' $& ').replace(between, ' ');
}

/** Who said something, as the index has it: words that nobody can write. */
export function indexSender({ nick, account }: Pick<Sender, 'nick' | 'account'>): string {
  return account === undefined ? nickWord(nick) : `${nickWord(nick)} ${accountWord(account)}`;
}

/** What finds all that an account said, in the language of FTS5. */
export function byAccount(account: string): string {
  return `sender : "${accountWord(account)}"`;
}

/**
 * What finds a search, in the language of FTS5; 'nothing' when no word is in it, and undefined when neither words nor a
 * sender are asked for. No character of the question gets into it but letters, digits, marks and pictures.
 */
export function matchOf(text: string | undefined, from: string | undefined): string | 'nothing' | undefined {
  const parts: string[] = [];
  if (from !== undefined) parts.push(`sender : ("${nickWord(from)}" OR "${accountWord(from)}")`);
  if (text !== undefined) {
    const phrases = phrasesOf(text);
    if (phrases.length === 0) return 'nothing';
    parts.push(`text : (${phrases.map(words => `"${words.join(' ')}"`).join(' AND ')})`);
  }
  return parts.length === 0 ? undefined : parts.join(' AND ');
}

/** The phrases of a search, word by word; a word alone is a phrase of one, or of several letters that stand alone. */
export function phrasesOf(text: string): string[][] {
  const pieces = text.slice(0, searchUnitsMax).match(/"[^"]*"?|[^\s"]+/gu) ?? [];
  return pieces.map(wordsOf).filter(words => words.length > 0);
}

/** The words of a text, as the index has them. */
export function wordsOf(text: string): string[] {
  return indexText(text)
    .toLowerCase()
    .replace(between, ' ')
    .split(' ')
    .filter(word => word !== '');
}

function nickWord(nick: string): string {
  return `n${hex(nick)}`;
}

function accountWord(account: string): string {
  return `a${hex(account)}`;
}

function hex(name: string): string {
  return Buffer.from(fold(name, 'ascii')).toString('hex');
}

/** More of a search is not looked at. */
const searchUnitsMax = 512;
