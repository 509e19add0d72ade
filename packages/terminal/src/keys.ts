import { emitKeypressEvents, type Interface, type Key } from 'node:readline';
import { Readable } from 'node:stream';

/** A terminal's standard input, or a stand-in of a test. */
export type Keyboard = NodeJS.ReadableStream & { setRawMode?(raw: boolean): unknown };

/**
 * What readline takes for its input. The keys come to it through {@link connectKeys}; only its wishes about the
 * keyboard (raw mode, pause) are passed on from here.
 */
export class KeyboardStub extends Readable {
  readonly #keyboard: Keyboard;

  constructor(keyboard: Keyboard) {
    super({ read: () => undefined });
    this.#keyboard = keyboard;
  }

  /** Raw: keys come one by one, and nobody but us echoes them. */
  setRawMode(raw: boolean): void {
    this.#keyboard.setRawMode?.(raw);
  }

  override pause(): this {
    this.#keyboard.pause();
    return this;
  }

  override resume(): this {
    this.#keyboard.resume();
    return this;
  }
}

/**
 * Gives readline what is typed, with text that came in one piece as one piece. Left alone, readline takes pasted text
 * letter by letter and, for speed, does not count the rows it fills: then it draws over the talk above.
 */
export function connectKeys(keyboard: Keyboard, readline: Interface): void {
  let run = '';
  let closed = false;

  function onKey(text: string | undefined, key: Key): void {
    if (closed) return;
    if (isText(text, key)) {
      run += text;
      return;
    }
    flush();
    readline.write(text ?? '', key);
  }

  function flush(): void {
    if (run === '' || closed) return;
    const text = run;
    run = '';
    readline.write(text);
  }

  // The decoder of keys listens to 'data' first, so a flush comes after all the keys of a piece.
  emitKeypressEvents(keyboard);
  keyboard.on('keypress', onKey);
  keyboard.on('data', flush);
  keyboard.once('end', () => readline.close());
  readline.once('close', () => {
    closed = true;
    keyboard.off('keypress', onKey);
    keyboard.off('data', flush);
  });
}

function isText(text: string | undefined, key: Key): text is string {
  return (
    text !== undefined && text === key.sequence && !key.ctrl && !key.meta && text >= ' ' && text !== '\x7f'
  );
}
