/** One row of a database of Atheme: words with a space between, the last of which may be a sentence. */
export class AthemeRow {
  readonly type: string;
  private rest: string | undefined;

  constructor(text: string) {
    this.rest = text;
    this.type = this.word() ?? '';
  }

  /** The next word, which may be empty; undefined behind the last one. */
  word(): string | undefined {
    if (this.rest === undefined) return undefined;
    const space = this.rest.indexOf(' ');
    const word = space < 0 ? this.rest : this.rest.slice(0, space);
    this.rest = space < 0 ? undefined : this.rest.slice(space + 1);
    return word;
  }

  /** As many words as there must be; undefined when there are fewer. */
  words(count: number): readonly string[] | undefined {
    const words: string[] = [];
    while (words.length < count) {
      const word = this.word();
      if (word === undefined) return undefined;
      words.push(word);
    }
    return words;
  }

  /** All that is left. */
  sentence(): string {
    const { rest = '' } = this;
    this.rest = undefined;
    return rest;
  }
}
