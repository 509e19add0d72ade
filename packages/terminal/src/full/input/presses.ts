/** What someone did at a terminal. */
export type Press =
  /** A key, as `Ctrl+A`, `Alt+1`, `PageUp`, `Enter`. */
  | { readonly type: 'key'; readonly key: string }
  /** Something that is to stand in the line. */
  | { readonly type: 'text'; readonly text: string }
  /** Pasted between brackets, with line feeds. */
  | { readonly type: 'paste'; readonly text: string }
  | { readonly type: 'wheel'; readonly by: -1 | 1; readonly column: number; readonly row: number }
  | { readonly type: 'click'; readonly column: number; readonly row: number };

const pasteBegin = '\x1b[200~';
const pasteEnd = '\x1b[201~';

const severalLines = /^[^\x00-\x1f]+[\r\n]+[^\x00-\x1f]+[\r\n]/;

/** So much may be pasted at once, in UTF-16 units; the rest is thrown away. */
const pasteUnitsMax = 1_000_000;

/** Finds presses in what a terminal sends, which may be cut anywhere. One for each terminal. */
export class Presses {
  private rest = '';
  private pasted: string | undefined;

  /** Whether an Escape waits for what may belong to it; `flush` says that nothing came. */
  get waits(): boolean {
    return this.rest !== '' && this.pasted === undefined;
  }

  /** The same from a terminal that does not say what was pasted: several lines that come at once were. */
  hear(text: string): readonly Press[] {
    const isPasted = this.rest === '' && severalLines.test(text);
    return isPasted ? [{ type: 'paste', text: text.replace(/\r\n?/g, '\n') }] : this.push(text);
  }

  push(text: string): readonly Press[] {
    this.rest += text;
    const presses: Press[] = [];
    while (this.rest !== '') {
      const press = this.pasted === undefined ? this.next() : this.paste();
      if (press === undefined) break;
      if (press !== 'nothing') presses.push(press);
    }
    return presses;
  }

  /** Nothing has come behind an Escape: it was the key. */
  flush(): readonly Press[] {
    if (!this.waits) return [];
    const rest = this.rest;
    this.rest = '';
    const escapeKey: Press = { type: 'key', key: 'Escape' };
    return rest === '\x1b' ? [escapeKey] : rest === '\x1b\x1b' ? [escapeKey, escapeKey] : [];
  }

  private next(): Press | 'nothing' | undefined {
    const { rest } = this;
    if (rest.startsWith(pasteBegin)) {
      this.rest = rest.slice(pasteBegin.length);
      this.pasted = '';
      return 'nothing';
    }
    if (rest.startsWith('\x1b')) return this.escape();
    const [printable] = /^[^\x00-\x1f\x7f-\x9f]+/.exec(rest) ?? [];
    if (printable !== undefined) {
      this.rest = rest.slice(printable.length);
      return { type: 'text', text: printable };
    }
    this.rest = rest.slice(1);
    return keyOfControl(rest.charCodeAt(0));
  }

  private escape(): Press | 'nothing' | undefined {
    const { rest } = this;
    // The key alone, and at once behind it what is no key.
    if (rest.startsWith(`\x1b${pasteBegin}`) || /^\x1b\x1b\[[<M]/.test(rest)) {
      this.rest = rest.slice(1);
      return { type: 'key', key: 'Escape' };
    }
    const mouse = /^\x1b\[<(\d+);(\d+);(\d+)([Mm])/.exec(rest);
    if (mouse !== null) {
      this.rest = rest.slice(mouse[0].length);
      return mouseOf(Number(mouse[1]), Number(mouse[2]), Number(mouse[3]), mouse[4] === 'M');
    }
    const older = /^\x1b\[([M[])([\s\S]*)/.exec(rest);
    if (older !== null) return this.older(older[1] === 'M' ? 3 : 1, older[2] ?? '');
    const sequence = /^\x1b\x1b?(?:\[[0-?]*[ -/]*[@-~]|O[@-~])/.exec(rest);
    if (sequence !== null) {
      this.rest = rest.slice(sequence[0].length);
      return keyOfSequence(sequence[0]);
    }
    // A sequence that was cut: the end of it comes.
    if (/^\x1b\x1b?(?:\[[0-?]*[ -/]*|O)?$/.test(rest)) return undefined;
    const char = String.fromCodePoint(rest.codePointAt(1) ?? 0);
    const withAlt = altKeys[char];
    // Alt with Ctrl does nothing, so these were two keys, which came together over a slow line.
    if (char < ' ' && withAlt === undefined) {
      this.rest = rest.slice(1);
      return { type: 'key', key: 'Escape' };
    }
    this.rest = rest.slice(1 + char.length);
    if (withAlt !== undefined) return { type: 'key', key: withAlt };
    return { type: 'key', key: `Alt+${char.toUpperCase()}` };
  }

  /** What ends by its length and not by its last letter: the mouse of terminals without SGR, and F1 to F5 of the Linux console. */
  private older(length: number, behind: string): Press | 'nothing' | undefined {
    if (behind.length < length) return undefined;
    this.rest = behind.slice(length);
    if (length === 1) return behind.startsWith('A') ? { type: 'key', key: 'F1' } : 'nothing';
    const [button = 0, column = 0, row = 0] = Array.from({ length }, (_, at) => behind.charCodeAt(at) - 32);
    return mouseOf(button, column, row, true);
  }

  private paste(): Press | undefined {
    const at = this.rest.indexOf(pasteEnd);
    const sofar = this.pasted ?? '';
    if (at < 0) {
      // The end may have begun to come.
      const sure = Math.max(0, this.rest.length - pasteEnd.length + 1);
      this.pasted = (sofar + this.rest.slice(0, sure)).slice(0, pasteUnitsMax);
      this.rest = this.rest.slice(sure);
      return undefined;
    }
    const text = (sofar + this.rest.slice(0, at)).slice(0, pasteUnitsMax).replace(/\r\n?/g, '\n');
    this.rest = this.rest.slice(at + pasteEnd.length);
    this.pasted = undefined;
    return { type: 'paste', text };
  }
}

/** Control characters that stand for a key which is pressed with Alt. */
const altKeys: Readonly<Record<string, string>> = {
  '\x7f': 'Alt+Backspace',
  '\b': 'Alt+Backspace',
  '\r': 'Alt+Enter',
  '\n': 'Alt+Enter',
};

function keyOfControl(code: number): Press | 'nothing' {
  if (code === 0x0d || code === 0x0a) return { type: 'key', key: 'Enter' };
  if (code === 0x09) return { type: 'key', key: 'Tab' };
  if (code === 0x7f || code === 0x08) return { type: 'key', key: 'Backspace' };
  if (code === 0 || code > 0x1a) return 'nothing';
  return { type: 'key', key: `Ctrl+${String.fromCharCode(code + 0x40)}` };
}

const finals: Readonly<Record<string, string>> = {
  A: 'Up',
  B: 'Down',
  C: 'Right',
  D: 'Left',
  F: 'End',
  H: 'Home',
  Z: 'Shift+Tab',
  P: 'F1',
};

const tildes: Readonly<Record<string, string>> = {
  1: 'Home',
  3: 'Delete',
  4: 'End',
  5: 'PageUp',
  6: 'PageDown',
  7: 'Home',
  8: 'End',
  11: 'F1',
};

/** What rxvt sends for arrows with Ctrl (behind `O`) and with Shift (behind `[`). */
const lower: Readonly<Record<string, string>> = { a: 'Up', b: 'Down', c: 'Right', d: 'Left' };

/** Keys as xterm, rxvt, the Linux console and tmux send them; a modifier stands behind the semicolon, or Escape before it all. */
function keyOfSequence(sequence: string): Press | 'nothing' {
  const [, alt = '', kind = '', number = '', modifier = '1', final = ''] =
    /^\x1b(\x1b?)([[O])(\d*)(?:;(\d+))?(.)$/.exec(sequence) ?? [];
  const arrow = lower[final];
  if (arrow !== undefined)
    return { type: 'key', key: `${alt === '' ? '' : 'Alt+'}${kind === 'O' ? 'Ctrl' : 'Shift'}+${arrow}` };
  const name = final === '~' ? tildes[number] : finals[final];
  if (name === undefined) return 'nothing';
  const bits = Number(modifier) - 1;
  const signs = `${bits & 4 ? 'Ctrl+' : ''}${alt !== '' || bits & 2 ? 'Alt+' : ''}${bits & 1 ? 'Shift+' : ''}`;
  return { type: 'key', key: signs + name };
}

function mouseOf(button: number, column: number, row: number, isDown: boolean): Press | 'nothing' {
  const place = { column: column - 1, row: row - 1 };
  if (button === 64 || button === 65) return { type: 'wheel', by: button === 64 ? -1 : 1, ...place };
  return button === 0 && isDown ? { type: 'click', ...place } : 'nothing';
}
