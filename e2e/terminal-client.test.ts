import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeDoor, openFakeDoor } from '../packages/terminal/test/fake-line-door.ts';
import { until } from '../packages/terminal/test/until.ts';

const run = promisify(execFile);
const main = new URL('../packages/terminal/src/main.ts', import.meta.url).pathname;

/** A real terminal (tmux, on a socket of its own) in which a shell runs the client. */
interface Terminal {
  /** Types text as it is. */
  type(text: string): Promise<void>;
  /** Presses keys by their tmux names: Enter, Up, C-d … */
  press(...keys: string[]): Promise<void>;
  /** Puts text in as one paste. */
  paste(text: string): Promise<void>;
  resize(columns: number): Promise<void>;
  /** The rows of the screen and what scrolled off it, without the empty ones at the end. */
  rows(): Promise<string[]>;
  /** The same with what the terminal wrapped joined again. */
  lines(): Promise<string[]>;
  /** The cursor's column and the text of its row. */
  cursor(): Promise<{ column: number; row: string }>;
  /** How many bytes the client has written so far. */
  written(): Promise<number>;
  /** Waits for a row that is just this. */
  shows(row: string): Promise<string>;
  /** Waits for the client's end; gives its exit status and the settings of the terminal before and after it. */
  ended(): Promise<{ status: string; before: string; after: string }>;
  close(): Promise<void>;
}

async function openTerminal(port: number, columns = 60): Promise<Terminal> {
  const folder = await mkdtemp(join(tmpdir(), 'salon-terminal-'));
  const socket = join(folder, 'tmux');
  const tmux = async (...args: string[]): Promise<string> => {
    const { stdout } = await run('tmux', ['-u', '-f', '/dev/null', '-S', socket, ...args]);
    return stdout.replace(/\n$/, '');
  };
  const capture = async (...flags: string[]): Promise<string[]> => {
    const rows = (await tmux('capture-pane', '-p', '-S', '-', ...flags)).split('\n');
    while (rows.at(-1) === '') rows.pop();
    return rows.slice(1);
  };
  // The first row stands for what the shell showed before: tmux keeps a copy of what is erased from the very top.
  const command =
    `echo '$ sh ./client.sh'; stty -g >${folder}/before; '${process.execPath}' '${main}' --plain localhost ${port}; echo $? >${folder}/status; ` +
    `stty -g >${folder}/after; echo done >${folder}/done; exec cat`;
  await tmux('new-session', '-d', '-x', String(columns), '-y', '12', 'sh', '-c', command);
  await tmux('pipe-pane', `cat >${folder}/written`);
  const file = async (name: string): Promise<string> => (await readFile(join(folder, name), 'utf8')).trim();
  const terminal: Terminal = {
    type: async text => void (await tmux('send-keys', '-l', text)),
    press: async (...keys) => void (await tmux('send-keys', ...keys)),
    async paste(text) {
      await tmux('set-buffer', text);
      await tmux('paste-buffer');
    },
    resize: async width => void (await tmux('resize-window', '-x', String(width))),
    rows: () => capture(),
    lines: () => capture('-J'),
    async cursor() {
      const [x, y] = (await tmux('display-message', '-p', '#{cursor_x} #{cursor_y}')).split(' ').map(Number);
      const screen = (await tmux('capture-pane', '-p')).split('\n');
      return { column: x ?? -1, row: screen[y ?? -1] ?? '' };
    },
    written: async () => (await stat(join(folder, 'written'))).size,
    async shows(row) {
      try {
        return await until(row, async () => (await capture()).find(each => each === row));
      } catch {
        throw new Error(`no row '${row}' in:\n${(await capture()).join('\n')}`);
      }
    },
    async ended() {
      await until('the client to end', () => file('done').catch(() => undefined));
      return { status: await file('status'), before: await file('before'), after: await file('after') };
    },
    async close() {
      await tmux('kill-server');
      await rm(folder, { recursive: true });
    },
  };
  open.push(terminal);
  return terminal;
}

const open: Terminal[] = [];
let door: FakeDoor;

beforeEach(async () => {
  door = await openFakeDoor();
});

afterEach(async () => {
  await Promise.all(open.splice(0).map(terminal => terminal.close()));
  await door.close();
});

async function enter(pseudo: string, columns?: number): Promise<Terminal> {
  const terminal = await openTerminal(door.port, columns);
  await terminal.shows('>> Enter pseudo:');
  await terminal.type(pseudo);
  await terminal.press('Enter');
  await terminal.shows(`>> Welcome ${pseudo} !`);
  await terminal.shows('>');
  return terminal;
}

describe('terminal client: the input line', () => {
  test('asks for the pseudo on the line of the question, again when it is refused', async () => {
    const terminal = await openTerminal(door.port);
    await terminal.shows('>> Enter pseudo:');
    await terminal.type('x y');
    await terminal.press('Enter');
    await terminal.shows('Pseudo "x y" will not do');
    await terminal.type('alice');
    await terminal.press('Enter');
    await terminal.shows('>');
    expect(await terminal.rows()).toEqual([
      '>> Enter pseudo: x y',
      'Pseudo "x y" will not do',
      '>> Enter pseudo: alice',
      '>> Welcome alice !',
      '>',
    ]);
  });

  test('stays as it was when others speak, with the cursor where it was', async () => {
    const terminal = await enter('alice');
    await terminal.type('half a sent');
    await terminal.press('Left', 'Left', 'Left', 'Left');
    await terminal.shows('> half a sent');
    door.write('bob: one\nbob: two\n');
    await terminal.shows('bob: two');
    expect(await terminal.rows()).toEqual([
      '>> Enter pseudo: alice',
      '>> Welcome alice !',
      'bob: one',
      'bob: two',
      '> half a sent',
    ]);
    expect(await terminal.cursor()).toEqual({ column: 9, row: '> half a sent' });
    await terminal.type('X');
    await terminal.press('Enter');
    await until('the line', () => door.heard.includes('half a Xsent'));
    await terminal.shows('>');
    expect((await terminal.rows()).slice(-2)).toEqual(['> half a Xsent', '>']);
  });

  test('stays whole over several rows, with wide characters, at the edge of the screen', async () => {
    const terminal = await enter('alice', 20);
    const text = 'ab日本語のテキストが折り返す🙂🙂🙂cd';
    await terminal.type(text);
    await until('the typed text', async () => (await terminal.lines()).includes(`> ${text}`));
    for (const line of ['bob: one', 'bob: two, which is longer than a row', 'bob: three']) {
      door.write(`${line}\n`);
      await until(line, async () => (await terminal.lines()).includes(line));
    }
    await terminal.press('Home');
    await until('the cursor at home', async () => (await terminal.cursor()).column === 2);
    door.write('bob: four\n');
    await until('four', async () => (await terminal.lines()).includes('bob: four'));
    expect((await terminal.cursor()).column).toBe(2);
    expect(await terminal.lines()).toEqual([
      '>> Enter pseudo: alice',
      '>> Welcome alice !',
      'bob: one',
      'bob: two, which is longer than a row',
      'bob: three',
      'bob: four',
      `> ${text}`,
    ]);
    await terminal.press('Enter');
    await until('the line', () => door.heard.includes(text));
  });

  test('a line that fills its row to the last cell is taken off and drawn again', async () => {
    const terminal = await enter('alice', 20);
    await terminal.type('123456789012345678');
    await terminal.shows('> 123456789012345678');
    door.write('bob: one\n');
    await terminal.shows('bob: one');
    await terminal.type('9');
    await until('the typed text', async () => (await terminal.lines()).includes('> 1234567890123456789'));
    expect((await terminal.lines()).slice(1)).toEqual([
      '>> Welcome alice !',
      'bob: one',
      '> 1234567890123456789',
    ]);
  });

  test('survives a resize in both directions', async () => {
    const terminal = await enter('alice', 40);
    const text = 'The quick brown fox jumps over the lazy dog, twice.';
    await terminal.type(text);
    await until('the typed text', async () => (await terminal.lines()).includes(`> ${text}`));
    for (const [columns, line] of [
      [20, 'bob: narrow'],
      [70, 'bob: wide'],
      [30, 'bob: between'],
    ] as const) {
      const written = await terminal.written();
      await terminal.resize(columns);
      // The terminal wraps the text anew at once, the client hears of it later: it is done when it has drawn again.
      await until('the input drawn anew', async () => (await terminal.written()) > written);
      door.write(`${line}\n`);
      await until(line, async () => (await terminal.lines()).at(-2) === line);
    }
    expect(await terminal.lines()).toEqual([
      '>> Enter pseudo: alice',
      '>> Welcome alice !',
      'bob: narrow',
      'bob: wide',
      'bob: between',
      `> ${text}`,
    ]);
  });

  test('up-arrow brings lines back, but no pseudo', async () => {
    const terminal = await enter('alice');
    for (const line of ['first', 'second']) {
      await terminal.type(line);
      await terminal.press('Enter');
    }
    await until('both lines', () => door.heard.includes('second'));
    await terminal.press('Up', 'Up');
    await terminal.shows('> first');
    // Above the first line there is nothing, least of all the pseudo.
    await terminal.press('Up', 'Down', 'Enter');
    await until('the first again', () => door.heard.length === 4);
    expect(door.heard).toEqual(['alice', 'first', 'second', 'first']);
  });

  test('pasted lines are sent one by one, the last unfinished one stays in the input', async () => {
    const terminal = await enter('alice');
    await terminal.paste('one\ntwo\nthr');
    await terminal.shows('> thr');
    expect(door.heard).toEqual(['alice', 'one', 'two']);
    expect((await terminal.rows()).slice(-3)).toEqual(['> one', '> two', '> thr']);
  });

  test('what the server says cannot steer the terminal', async () => {
    const terminal = await enter('alice');
    door.write('bob: \x1b[2J\x1b[31mred\x1b]0;title\x07\r\x9b31m \x7f\b\n');
    door.write(Buffer.from('c\u009b3Dool: é\xff\n', 'latin1'));
    await terminal.shows('c�3Dool: ��');
    expect((await terminal.rows()).slice(-3)).toEqual([
      'bob: ␛[2J␛[31mred␛]0;title␇�31m ␡␈',
      'c�3Dool: ��',
      '>',
    ]);
  });
});

describe('terminal client: the connection', () => {
  test('a loss is reported; it comes back by itself with the pseudo, and sends what was entered meanwhile', async () => {
    const terminal = await enter('alice');
    await terminal.type('draft');
    await terminal.shows('> draft');
    const { port } = door;
    await door.close();
    await terminal.shows(`-- connection to localhost:${port} lost; trying again in 1 s`);
    await terminal.shows('offline> draft');
    await terminal.type('!');
    await terminal.press('Enter');
    await terminal.shows('-- no connection: sent as soon as it is back');
    await terminal.type('more');
    door = await openFakeDoor(port);
    await terminal.shows('> more');
    await terminal.shows(`-- connected to localhost:${port} again`);
    await until('the kept line', () => door.heard.length === 2);
    expect(door.heard).toEqual(['alice', 'draft!']);
  });

  test('a pseudo taken meanwhile is asked for, without the half-typed line', async () => {
    const terminal = await enter('alice');
    await terminal.type('draft');
    await terminal.shows('> draft');
    door.take('alice');
    door.reset();
    await terminal.shows('Pseudo "alice" will not do');
    await terminal.press('Up');
    await terminal.type('alice2');
    await terminal.shows('>> Enter pseudo: alice2');
    await terminal.press('Enter');
    await terminal.shows('> draft');
    await terminal.press('Enter');
    await until('the draft', () => door.heard.includes('draft'));
    expect(door.heard).toEqual(['alice', 'alice', 'alice2', 'draft']);
  });

  test('put out as afk it stays away until Enter', async () => {
    const terminal = await enter('alice');
    door.hangUp('alice seems to be afk. Force disconnection.\n');
    await terminal.shows('offline>');
    await until('the hint', async () =>
      (await terminal.lines()).join('\n').includes('press Enter to come back'),
    );
    await terminal.press('Enter');
    await until('the return', () => door.accepted() === 2);
    await terminal.shows('>');
    expect(door.heard).toEqual(['alice', 'alice']);
  });

  test('a server that is not there is told in one sentence, exit status 1', async () => {
    const { port } = door;
    await door.close();
    const terminal = await openTerminal(port, 120);
    expect(await terminal.ended()).toMatchObject({ status: '1' });
    expect(await terminal.rows()).toEqual([
      `Cannot reach localhost:${port} (connection refused). Is the server running? Start it with: sh ./server.sh`,
    ]);
  });
});

describe('terminal client: the end', () => {
  test.each([
    ['Ctrl-D', ['C-d']],
    ['Ctrl-C', ['C-c']],
    ['/quit', ['/quit', 'Enter']],
  ])('%s says goodbye, exit status 0, the terminal as it was', async (_, keys) => {
    const terminal = await enter('alice');
    await terminal.press(...keys);
    const { status, before, after } = await terminal.ended();
    expect(status).toBe('0');
    expect(after).toBe(before);
    expect(door.heard).toEqual(['alice', '/quit']);
    const rows = await terminal.rows();
    expect(rows.at(-1)).toBe('>> Bye alice !');
    expect(rows.filter(row => row === '>')).toEqual([]);
  });

  test('Ctrl-C in the middle of a line leaves it readable and the cursor on the next row', async () => {
    const terminal = await enter('alice');
    await terminal.type('unfinished');
    await terminal.press('Left', 'Left', 'C-c');
    expect(await terminal.ended()).toMatchObject({ status: '0' });
    expect((await terminal.rows()).slice(-2)).toEqual(['> unfinished', '>> Bye alice !']);
    expect(await terminal.cursor()).toEqual({ column: 0, row: '' });
  });

  test('Ctrl-C at the question and without a connection ends at once', async () => {
    const asked = await openTerminal(door.port);
    await asked.shows('>> Enter pseudo:');
    await asked.press('C-c');
    expect(await asked.ended()).toMatchObject({ status: '0' });
    const lost = await enter('alice');
    await door.close();
    await lost.shows('offline>');
    await lost.press('C-d');
    expect(await lost.ended()).toMatchObject({ status: '0' });
    expect(door.heard).toEqual(['alice']);
  });
});
