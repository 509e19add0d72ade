import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { textsRead } from '../spec/scene.ts';
import { withOperator } from '../spec/settings.ts';
import { FullDisk } from '../support/full-disk.ts';
import { rememberingServer } from '../support/remembering.ts';
import { newFolder } from './entries.ts';

test('while the disk is full talk goes on, operators are told once, and all is in the history afterwards, once', async () => {
  const disk = new FullDisk();
  const server = await rememberingServer(withOperator, { folder: newFolder() }, { system: disk.system });
  onTestFinished(() => server.stop());
  const oper = await server.irc('oper');
  oper.send('OPER root secret', 'MODE oper +s');
  await oper.linesUntilNow();
  const alice = await server.ircIn('#x', 'alice');
  const bob = await server.ircIn('#x', 'bob');
  await oper.linesUntilNow();
  disk.isFull = true;
  for (const text of ['one', 'two', 'three']) {
    alice.send(`PRIVMSG #x :${text}`);
    await bob.until(`PRIVMSG #x :${text}`);
  }
  const complaints = (await oper.linesUntilNow()).filter(line => line.includes('history'));
  expect(complaints.map(line => line.replace(/^.* NOTICE oper :/, ''))).toEqual([
    '*** What is said cannot be written to the history: the disk is full. Talk goes on, and it is tried again and again',
  ]);
  // Who reads meanwhile reads what is there, and nothing breaks.
  expect(await textsRead(server, 'bob', '#x')).toEqual([]);
  disk.isFull = false;
  alice.send('PRIVMSG #x :four');
  await bob.until('PRIVMSG #x :four');
  expect((await oper.linesUntilNow()).filter(line => line.includes('history'))).toEqual([
    expect.stringContaining(
      'What is said is written to the history again, and so is what was said meanwhile',
    ),
  ]);
  expect(await textsRead(server, 'bob', '#x')).toEqual(['one', 'two', 'three', 'four']);
  expect(server.logged.map(({ msg }) => `${msg}`).filter(msg => msg.startsWith('The history can'))).toEqual([
    expect.stringContaining('cannot be written to: the disk is full'),
    'The history can be written to again.',
  ]);
});

test('a history that cannot be written to does not keep the server from stopping in order', async () => {
  const folder = newFolder();
  const server = await rememberingServer({}, { folder });
  const alice = await server.ircIn('#x', 'alice');
  const other = new Sqlite(join(folder, 'history/history.db'));
  onTestFinished(() => void other.close());
  other.exec('BEGIN IMMEDIATE');
  alice.send('PRIVMSG #x :one');
  await alice.linesUntilNow();
  await server.stop();
  expect(server.logged.map(({ msg }) => msg)).toContain(
    'The history could not be closed in order: another program holds the database. What was said stays in its journal.',
  );
});
