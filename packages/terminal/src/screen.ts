import { clearScreenDown, createInterface, cursorTo, moveCursor } from 'node:readline';
import type { Paper } from './client.ts';
import type { Prompt } from './conversation/prompt.ts';
import { connectKeys, type Keyboard, KeyboardStub } from './keys.ts';
import { type Display, Pen } from './pen.ts';

/** Who hears what the person does. */
interface Typist {
  entered(line: string): void;
  /** Ctrl-C, Ctrl-D on an empty line, or the keyboard is gone. */
  left(): void;
}

/** A screen that somebody types on. */
export interface Screen extends Paper {
  /** From now on, what is typed goes to `typist`. */
  listen(typist: Typist): void;
}

const historyLinesMax = 1_000;

/**
 * A screen whose last rows are the line being typed. What is printed goes above it: the input is taken off, the lines
 * are written, prompt and input are drawn again with the cursor where it was, all in one write, so nothing flickers.
 */
export function createScreen(keyboard: Keyboard, display: Display): Screen {
  const pen = new Pen(display);
  // The array is shared with readline, which adds to it; so answers can be kept out of it.
  const history: string[] = [];
  const shelf: { line: string; history: readonly string[] } = { line: '', history: [] };
  let mode: Prompt['mode'] = 'answer';
  let typist: Typist | undefined;
  let closed = false;

  const readline = createInterface({
    input: new KeyboardStub(keyboard),
    output: pen,
    terminal: true,
    prompt: '',
    history,
    historySize: historyLinesMax,
  });
  connectKeys(keyboard, readline);
  display.on('resize', onResize);
  readline.on('history', () => {
    if (mode === 'answer') history.length = 0;
  });
  readline.on('line', line => {
    // The next input is drawn before anybody acts on the line: whatever is printed finds a drawn input to take off.
    pen.gather(() => {
      readline.prompt();
      typist?.entered(line);
    });
  });
  readline.on('SIGINT', () => typist?.left());
  // Ctrl-D closes readline by itself; when `close` below did it, nobody needs to be told.
  readline.on('close', () => {
    if (closed) return;
    giveBack();
    typist?.left();
  });
  // After Ctrl-Z and `fg` readline pauses the keyboard and leaves it to us to go on.
  readline.on('SIGCONT', () => readline.prompt(true));

  // The terminal has wrapped the input anew before it tells us, so the cursor stands on another row of it than readline
  // believes. It will go up by the rows it believes in: the difference is gone in advance. (xterm wraps nothing anew
  // and loses a row of talk instead; nearly every other terminal does.)
  function onResize(): void {
    const believed = readline.getCursorPos().rows;
    pen.columns = display.columns;
    const real = readline.getCursorPos().rows;
    pen.gather(() => {
      if (real > believed) moveCursor(pen, 0, believed - real);
      else pen.write('\n'.repeat(believed - real));
      pen.emit('resize');
    });
  }

  // The cursor goes to where the input begins, and from there to the end nothing is left.
  function takeInputOff(): number {
    const { rows } = readline.getCursorPos();
    if (rows > 0) moveCursor(pen, 0, -rows);
    cursorTo(pen, 0);
    clearScreenDown(pen);
    return rows;
  }

  // While an answer is asked for, neither the half-typed line nor the history of talk is offered as the answer.
  function changeMode(next: Prompt['mode']): void {
    if (next === mode) return;
    mode = next;
    if (next === 'answer') {
      shelf.line = readline.line;
      shelf.history = history.splice(0);
      readline.write(null, { ctrl: true, name: 'e' });
      readline.write(null, { ctrl: true, name: 'u' });
    } else {
      history.splice(0, history.length, ...shelf.history);
      readline.write(shelf.line);
      shelf.line = '';
    }
  }

  // What was half typed stays readable; an empty prompt goes away. The cursor is left where a shell may write.
  function giveBack(): void {
    closed = true;
    display.off('resize', onResize);
    if (readline.line !== '') pen.write('\n');
    else pen.gather(takeInputOff);
  }

  return {
    listen(listener) {
      typist = listener;
    },
    print(lines) {
      const text = lines.map(line => `${line}\n`).join('');
      if (closed) return void pen.write(text);
      pen.gather(() => {
        const rows = takeInputOff();
        // Readline goes up by `rows` before it draws, so it is led down as many first.
        pen.write(text + '\n'.repeat(rows));
        readline.prompt(true);
      });
    },
    setPrompt(prompt) {
      if (closed || (prompt.text === readline.getPrompt() && prompt.mode === mode)) return;
      pen.gather(() => {
        const rows = takeInputOff();
        pen.write('\n'.repeat(rows));
        readline.setPrompt(prompt.text);
        changeMode(prompt.mode);
        readline.prompt(true);
      });
    },
    close() {
      if (closed) return;
      if (readline.line !== '') readline.write(null, { ctrl: true, name: 'e' });
      giveBack();
      readline.close();
    },
  };
}
