import { clipText, type NumericName, numerics, splitText, utf8Bytes } from '@salon/protocol';

import type { ServiceSays } from '../services/says.ts';

/** The longest line without its tags, with CR LF, in bytes (Modern IRC, "Message format"). */
export const ircLineBytesMax = 512;

/**
 * Makes one line of a text, whatever is in it. One that would be too long loses its end: limits keep texts short, but
 * not every sum of them.
 */
export function wholeLine(text: string): string {
  return `${clipText(trailing(text), ircLineBytesMax - 2)}\r\n`;
}

/** What a reader is addressed as until it has a nick. */
export const namelessNick = '*';

/** Makes numeric replies for one addressee. */
export class NumericLines {
  readonly server: string;
  readonly nick: string;

  constructor(server: string, nick: string) {
    this.server = server;
    this.nick = nick;
  }

  /** How all lines of a numeric begin, for those who write many of them. */
  head(name: NumericName): string {
    return `:${this.server} ${numerics[name].code} ${this.nick}`;
  }

  /** One numeric with its parameters; the text of the table comes last, unless the numeric has none. */
  line(name: NumericName, ...params: readonly string[]): string {
    const numeric: { readonly code: string; readonly text?: string } = numerics[name];
    const words = params.length > 0 ? ` ${params.join(' ')}` : '';
    const text = numeric.text === undefined ? '' : ` :${numeric.text}`;
    return wholeLine(this.head(name) + words + text);
  }

  /** A failure as a standard reply: the command, a code for programs, what it is about, and a sentence for people. */
  fail(command: string, code: string, context: readonly string[], sentence: string): string {
    return this.standard('FAIL', command, code, context, sentence);
  }

  /** A standard reply (IRCv3): something failed, may not be what was meant, or is worth knowing. */
  standard(
    kind: 'FAIL' | 'WARN' | 'NOTE',
    command: string,
    code: string,
    context: readonly string[],
    sentence: string,
  ): string {
    return wholeLine(`:${this.server} ${[kind, command, code, ...context].join(' ')} :${sentence}`);
  }

  /** A notice of the server's own. */
  notice(text: string): string {
    return wholeLine(`:${this.server} NOTICE ${this.nick} :${text}`);
  }

  /** The same for a text that may be too long for one line. */
  notices(text: string): string {
    const head = `:${this.server} NOTICE ${this.nick} :`;
    const pieces = splitText(trailing(text), ircLineBytesMax - 2 - utf8Bytes(head));
    return pieces.map(piece => wholeLine(head + piece)).join('');
  }

  /** What a service says, a notice for each sentence. */
  fromService({ from, sentences }: ServiceSays): string {
    const head = `:${from}!${from}@${this.server} NOTICE ${this.nick} :`;
    return sentences.map(sentence => wholeLine(head + sentence)).join('');
  }

  /** As many lines of one numeric as its words need, each within the length of a line. */
  wrapped(name: NumericName, params: readonly string[], words: Iterable<string>, between = ' '): string {
    const head = `${this.head(name)} ${[...params, ':'].join(' ')}`;
    const room = ircLineBytesMax - 2 - utf8Bytes(head);
    let text = '';
    let line = '';
    let used = 0;
    for (const word of words) {
      const bytes = utf8Bytes(word) + 1;
      if (used + bytes > room && line !== '') {
        text += `${head}${line}\r\n`;
        line = '';
        used = 0;
      }
      line += line === '' ? word : between + word;
      used += bytes;
    }
    return line === '' ? text : `${text}${head}${line}\r\n`;
  }
}

/** A time as clients are told it: whole seconds since 1970, from milliseconds. */
export function seconds(milliseconds: number): string {
  return String(Math.floor(milliseconds / 1000));
}

/** What a client sent, as one parameter in the middle of a line: cut to a length that fits, never empty. */
export function word(text: string): string {
  const clean = clipText(trailing(text).replaceAll(' ', '').replace(/^:+/, ''), wordBytesMax);
  return clean === '' ? '*' : clean;
}

/** No name is longer, whatever the settings allow. */
const wordBytesMax = 200;

/** The text behind the last colon, with nothing in it that would end the line. */
export function trailing(text: string): string {
  return /[\r\n\0]/.test(text) ? text.replace(/[\r\n\0]+/g, ' ') : text;
}
