import { quickReactions } from '@salon/client';
import type { Deed } from '../input/bindings.ts';
import { edited } from '../input/edited.ts';
import { emptyLine, type Line } from '../input/line.ts';
import type { Press } from '../input/presses.ts';
import { harmless } from '../text/harmless.ts';

/** Each is given by its number. */
const offered: readonly string[] = [...quickReactions, '👀', '✅'];

/** The choice of a reaction: one of a few by its number, or one that is typed. */
export class Reacting {
  private line: Line = emptyLine;

  /** What the status line says meanwhile. */
  get words(): string {
    const { text } = this.line;
    if (text !== '') return `React with ${harmless(text)} · Enter gives it, Escape does not`;
    const numbered = offered.map((value, index) => `${index + 1} ${value}`).join('  ');
    return `${numbered}  or type one · Escape`;
  }

  /** The reaction that is to be given; undefined as long as there is none. */
  press(press: Press, deed: Deed | undefined): string | undefined {
    if (press.type === 'text' || press.type === 'paste') {
      const quick = this.line.text === '' ? offered[Number(press.text) - 1] : undefined;
      if (quick !== undefined) return quick;
    }
    if (deed?.deed === 'enter') return this.line.text.trim() || undefined;
    this.line = edited(this.line, press, deed);
    return undefined;
  }
}
