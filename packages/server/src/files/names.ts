import { randomBytes } from 'node:crypto';

/** How many characters of a name are kept. */
const nameCharsMax = 100;

/** An id that nobody guesses: 144 bits. */
export function freshId(): string {
  return randomBytes(18).toString('base64url');
}

/** Whether something has the form of an id: nothing else comes near the folder. */
export function isId(text: string): boolean {
  return /^[\w-]{24}$/.test(text);
}

/** A name for a file that means nothing to any system: no folders, no control characters, no marks of direction. */
export function harmlessName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}<>:"|?*%#;]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+/, '');
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? '';
  const characters = [...plain.slice(0, plain.length - extension.length)];
  const name = characters.slice(0, nameCharsMax - extension.length).join('') + extension;
  return name === '' || name === extension ? `file${extension}` : name;
}

/** The ids of files whose addresses stand in a text, as `/files/ID/name`. */
export function idsIn(text: string): string[] {
  return [...text.matchAll(/\/files\/([\w-]{24})(?![\w-])/g)].flatMap(([, id]) =>
    id === undefined ? [] : [id],
  );
}
