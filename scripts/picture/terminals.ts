import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Terminal } from '../../e2e/support/terminal.ts';
import { readScreen } from './ansi.ts';
import { enterByClient, enterByIrssi, enterByNc, openServer, type Size } from './people.ts';
import { drawPicture, heightOf, type Window, widthOf } from './svg.ts';

// Draws the README's picture: a real server, and three people who really talk in its lobby, each by another client.
// Run it as `node scripts/picture/main.ts`. It needs nc, irssi and tmux, and the ports of the default settings free.

const picture = join(import.meta.dirname, '../../docs/pictures/lobby.svg');

const gap = 14;
const carolSize: Size = { columns: 72, rows: 20 };
const serverSize: Size = { columns: 72, rows: 7 };
const aliceSize: Size = { columns: 84, rows: 18 };
const bobSize: Size = { columns: 84, rows: 9 };

const opened: Terminal[] = [];
function keep(terminal: Terminal): Terminal {
  opened.unshift(terminal);
  return terminal;
}

try {
  const server = keep(await openServer(serverSize));
  const carol = keep(await enterByIrssi('carol', carolSize));
  await carol.enter('/topic Tea at five');
  await carol.shows('changed the topic');
  const alice = keep(await enterByClient('alice', aliceSize));
  await carol.shows('alice [');
  const bob = keep(await enterByNc('bob', bobSize));
  await alice.shows('bob came in');
  for (const [speaker, words, heard] of [
    [alice, 'Good morning! This is ./client.sh', 'Good morning!'],
    [bob, 'and I have nothing but nc :)', 'nothing but nc'],
    [carol, 'irssi here, and yet we sit in one room', 'irssi here'],
    [bob, 'is there tea?', 'is there tea?'],
    [carol, '/me puts the kettle on', 'puts the kettle on'],
    [alice, 'wonderful, thank you!', 'wonderful'],
  ] as const) {
    await speaker.enter(words);
    for (const listener of [alice, bob, carol]) await listener.shows(heard);
  }

  const windows: Window[] = [
    ...column(0, [
      ['carol, by irssi', carolSize, await look(carol)],
      ['the server', serverSize, await look(server)],
    ]),
    ...column(widthOf(carolSize.columns) + gap, [
      ['alice, by client.sh', aliceSize, await look(alice)],
      ['bob, by nc', bobSize, await look(bob)],
    ]),
  ];
  const description = 'Three people talk in one room: carol by irssi, alice by client.sh, bob by nc.';
  await mkdir(dirname(picture), { recursive: true });
  await writeFile(picture, drawPicture(windows, description));
} finally {
  for (const terminal of opened) await terminal.close();
}

async function look(terminal: Terminal): Promise<Window['screen']> {
  return readScreen(await terminal.screen('-e', '-N'));
}

/** Windows one below the other. */
function column(x: number, shown: readonly (readonly [title: string, Size, Window['screen']])[]): Window[] {
  let y = 0;
  return shown.map(([title, { columns, rows }, screen]) => {
    const window = { title, x, y, width: widthOf(columns), height: heightOf(rows), screen };
    y += window.height + gap;
    return window;
  });
}
