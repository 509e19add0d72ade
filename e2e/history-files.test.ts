import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { withFile } from './support/file.ts';
import { openIrssi } from './support/irssi.ts';
import { Nc } from './support/nc.ts';
import { describeWith } from './support/programs.ts';
import { runServerIn, startServerIn } from './support/salon.ts';
import { closing } from './support/stage.ts';
import { until } from './support/until.ts';
import { openWeechat } from './support/weechat.ts';

const doors = ['line', 'irc'].map(kind => ({ kind, host: '127.0.0.1', port: 0 }));

/** Says something on the command line of a server whose folder is one. Resolves to what it wrote. */
async function admin(folder: string, ...words: readonly string[]): Promise<string> {
  const program = closing(runServerIn(folder, 'admin', ...words));
  program.endInput();
  expect([await program.ended, program.stderr]).toEqual([0, '']);
  return program.stdout;
}

/** What of an entry a log can know. */
interface Told {
  readonly kind: string;
  readonly who: { readonly nick: string };
  readonly text: string;
  readonly more?: { readonly nick?: string; readonly changes?: unknown };
}

function toldIn(exported: string): string[] {
  return exported
    .trim()
    .split('\n')
    .slice(1)
    .map(line => {
      const { kind, who, text, more } = JSON.parse(line) as Told;
      return [kind, who.nick, text, more?.nick ?? '', more?.changes ? JSON.stringify(more.changes) : ''].join(
        '|',
      );
    });
}

/** Someone at a bare connection, who does all that a log may tell of, once she has a rank. */
async function actIn(port: number, giveRank: () => Promise<void>): Promise<void> {
  const friend = closing(new Nc(port));
  friend.says('NICK friend', 'USER friend 0 * :A friend');
  await friend.hears(' 001 friend ');
  friend.says('JOIN #tea');
  await friend.hears(' 366 ');
  await giveRank();
  await friend.hears('MODE #tea +o friend');
  friend.says(
    'PRIVMSG #tea :hello, é ✓ <there>',
    'PRIVMSG #tea :\u0001ACTION waves (twice)\u0001',
    'NOTICE #tea :look',
    'TOPIC #tea :a "new" topic',
    'MODE #tea +m',
    'NICK fred',
    'PART #tea :so long (friends)',
    'JOIN #tea',
    'QUIT :night',
  );
  await friend.hears('ERROR');
}

const all = [
  'join|friend|||',
  'mode|bob|||[{"on":true,"letter":"o","param":"friend"}]',
  'message|friend|hello, é ✓ <there>||',
  'message|friend|\u0001ACTION waves (twice)\u0001||',
  'notice|friend|look||',
  'topic|friend|a "new" topic||',
  'mode|friend|||[{"on":true,"letter":"m"}]',
  'nick|friend||fred|',
  'part|fred|so long (friends)||',
  'join|fred|||',
  'quit|fred|Quit: night||',
];

describeWith(['weechat-headless', 'irssi', 'tmux', 'nc'], 'logs that programs wrote', () => {
  test('say the same, once they are imported, as what the server remembered itself', async () => {
    await withFile('salon.yaml', stringify({ doors }), async file => {
      const folder = dirname(file);
      const salon = await startServerIn(folder, '--config', file);
      const bob = closing(await openWeechat(salon.ircPort, 'bob'));
      await bob.enters('server', '/join #tea');
      await bob.shows('#tea', 'Channel #tea: ');
      const ivy = closing(await openIrssi(salon.ircPort, 'ivy'));
      const log = join(folder, 'ivy.log');
      await ivy.enters(`/log open -targets #tea ${log}`);
      await ivy.enters('/join #tea');
      await ivy.shows('[Users #tea]');
      await actIn(salon.ircPort, () => bob.enters('#tea', '/op friend'));
      await bob.shows('#tea', 'has quit');
      await ivy.shows('has quit');
      await ivy.enters('/log close 1');
      await until('the log of irssi', async () => (await readFile(log, 'utf8')).includes('Log closed'));
      await salon.close();

      const toldOf = async (room: string) => {
        const told = toldIn(await admin(folder, '--config', file, 'history', 'export', '--room', room));
        return told.filter(line => /fr(iend|ed)/.test(line));
      };
      expect(await toldOf('#tea')).toEqual(all);
      for (const [format, path] of [
        ['weechat', bob.logOf('#tea')],
        ['irssi', log],
      ] as const) {
        const room = `#${format}`;
        await admin(folder, '--config', file, 'history', 'import', format, path, '--room', room);
        expect(await toldOf(room)).toEqual(all);
      }
    });
  });
});
