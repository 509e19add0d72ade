import { type EmojiGroup, type EmojiTable, type Tone, toned } from './table.ts';

/** An emoji with all its names. */
export interface Emoji {
  /** Without a tone. */
  readonly emoji: string;
  /** Without colons; the first is the one to show. */
  readonly codes: readonly string[];
  /** What it is called in the language of the user. */
  readonly name: string;
  readonly tones: 1 | readonly string[] | undefined;
  /** Words of its name and about it in all languages that were loaded, folded. */
  readonly words: readonly string[];
}

/** All emoji, ready to be looked through. */
export interface EmojiBook {
  readonly groups: readonly { readonly group: EmojiGroup; readonly emoji: readonly Emoji[] }[];
  readonly all: readonly Emoji[];
  /** By shortcode. */
  readonly byCode: ReadonlyMap<string, Emoji>;
  readonly byEmoji: ReadonlyMap<string, Emoji>;
}

/** Makes the book; the names are those of the first language, and all are looked through. */
export function makeBook(table: EmojiTable, languages: readonly (readonly string[])[]): EmojiBook {
  let index = 0;
  const groups = table.map(({ group, rows }) => ({
    group,
    emoji: rows.map(([emoji, codes, tones]): Emoji => {
      const texts = languages.map(words => words[index] ?? '');
      index += 1;
      return {
        emoji,
        codes: codes.split(' ').filter(code => code !== ''),
        name: texts[0]?.split('|')[0] ?? '',
        tones,
        words: [...new Set(texts.flatMap(text => folded(text).split(/[\s|,:’'()-]+/)))].filter(
          word => word !== '',
        ),
      };
    }),
  }));
  const all = groups.flatMap(({ emoji }) => emoji);
  return {
    groups,
    all,
    byCode: new Map(all.flatMap(one => one.codes.map(code => [code, one] as const))),
    byEmoji: new Map(all.map(one => [one.emoji, one])),
  };
}

/** An emoji in the tone of the user, if it has one. */
export function inTone({ emoji, tones }: Emoji, tone: Tone): string {
  if (tone === 0 || tones === undefined) return emoji;
  return tones === 1 ? toned(emoji, tone) : (tones[tone - 1] ?? emoji);
}

/** As words are compared: without case and accents. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}
