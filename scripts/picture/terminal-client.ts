import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Terminal } from '../../e2e/support/terminal.ts';
import { readScreen } from './ansi.ts';
import { Evening, evening } from './evening.ts';
import type { Size } from './people.ts';
import { drawPicture, heightOf, widthOf } from './svg.ts';

const folder = join(import.meta.dirname, '../../docs/pictures');
const main = join(import.meta.dirname, '../../packages/terminal/src/main.ts');
const clock = join(import.meta.dirname, 'clock.ts');

/** Draws the pictures of the client that has the whole screen of a terminal, wide and small, in the evening of the page's. */
export async function drawTerminalClient(into = folder): Promise<void> {
  await mkdir(into, { recursive: true });
  const told = await Evening.begin();
  const home = await mkdtemp(join(tmpdir(), 'salon-client-'));
  const opened: Terminal[] = [];
  const enters = async (size: Size, at: string) => {
    const terminal = await open(told.house.ircPort, home, size, at);
    opened.push(terminal);
    await comesIn(terminal);
    return terminal;
  };
  try {
    await told.house.turnsTo(evening('18:48'));
    const size = { columns: 120, rows: 36 };
    const wide = await enters(size, '18:56');
    for (const room of ['#bicycles', '#bread', '#garden', '#printing']) {
      await wide.enter(`/join ${room}`);
      await wide.shows(new RegExp(`^${room} `));
    }
    await told.goesOn();
    await told.house.turnsTo(evening('18:56'));
    await wide.shows(/#lobby.*!1/);
    await wide.press('M-5');
    await wide.shows('the cargo bike is yours');
    // What is before the eyes is read a moment later.
    await wide.shows(/5 #lobby +│/);
    await told.by('bao').does('PRIVMSG #printing :mara, the poster is dry. It came out well!');
    await wide.shows(/#printing +!1/);
    await told.by('nadia').types('#lobby');
    await wide.shows('nadia is typing');
    await wide.type('yes please! I will be there at ');
    await keep(wide, size, 'terminal', into);
    await wide.press('C-u', 'C-c');
    await wide.ended();

    const small = { columns: 80, rows: 24 };
    const narrow = await enters(small, '18:57');
    await narrow.press('M-5');
    await narrow.shows('#lobby Harbour');
    await narrow.press('C-f');
    await narrow.enter('bike');
    await narrow.shows('wren: Does anyone');
    await keep(narrow, small, 'terminal-search', into);
  } finally {
    for (const terminal of opened) await terminal.close();
    await told.close();
    await rm(home, { recursive: true });
  }
}

async function open(port: number, home: string, size: Size, at: string): Promise<Terminal> {
  const environment = {
    COLORTERM: 'truecolor',
    XDG_CONFIG_HOME: home,
    EVENING_BEGINS: `${evening(at)}`,
    TZ: 'UTC',
  };
  const command = [process.execPath, '--import', clock, main, '127.0.0.1', `${port}`];
  return await Terminal.open(command, { ...size, environment });
}

async function comesIn(terminal: Terminal): Promise<void> {
  await terminal.shows('Enter pseudo:');
  await terminal.press('C-u');
  await terminal.enter('mara');
  await terminal.shows('mara came in');
}

async function keep(terminal: Terminal, size: Size, name: string, into: string): Promise<void> {
  const screen = readScreen(await terminal.screen('-e', '-N'));
  const window = {
    title: 'sh ./client.sh',
    x: 0,
    y: 0,
    width: widthOf(size.columns),
    height: heightOf(size.rows),
    screen,
  };
  const description =
    'The terminal client: rooms at the left, the talk, members at the right, a line to type in.';
  await writeFile(join(into, `${name}.svg`), drawPicture([window], description));
}
