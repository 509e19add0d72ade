import { quickReactions } from '@salon/client';
import type { Deed } from '../input/bindings.ts';
import { cut, emptyLine, type Line, moved, typed } from '../input/line.ts';
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
      this.line = typed(this.line, press.text.replaceAll('\n', ' '));
    } else if (deed?.deed === 'cut') this.line = cut(this.line, deed.reach).line;
    else if (deed?.deed === 'move') this.line = moved(this.line, deed.reach);
    else if (deed?.deed === 'enter') return this.line.text.trim() || undefined;
    return undefined;
  }
}
