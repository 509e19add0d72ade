import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { withFile } from './support/file.ts';
import { Nc } from './support/nc.ts';
import { describeWith } from './support/programs.ts';
import { runServer, startServer } from './support/salon.ts';
import { closing } from './support/stage.ts';

/** What `sh ./server.sh hash-password` makes of a password that is piped in. */
async function hashOf(password: string): Promise<string> {
  const program = closing(runServer('hash-password'));
  program.write(`${password}\n`);
  program.endInput();
  expect([await program.ended, program.stderr]).toEqual([0, '']);
  return program.stdout.trimEnd();
}

const doors = ['line', 'irc'].map(kind => ({ kind, host: '127.0.0.1', port: 0 }));

describeWith(['nc'], 'operators of the server', () => {
  test('a hash made by the program opens OPER; REHASH and SIGHUP read the file, and DIE stops it', async () => {
    const password = await hashOf('swordfish');
    expect(password).toMatch(/^\$argon2id\$/);
    const opers = [{ name: 'root', password, privileges: ['rehash', 'die'] }];
    await withFile('salon.yaml', stringify({ doors, opers }), async file => {
      const salon = closing(await startServer('--config', file));
      const root = closing(new Nc(salon.ircPort));
      root.says('NICK root', 'USER root 0 * :root', 'OPER root tuna', 'OPER root swordfish');
      await root.hears(' 464 root ');
      await root.hears(' 381 root ');

      writeFileSync(file, stringify({ doors, opers, server: { motd: 'news of today' } }));
      root.says('REHASH', 'MOTD');
      await root.hears(' 382 root salon.yaml :Rehashing');
      await root.hears('These settings are others now: server.motd.');
      await root.hears(':- news of today');

      writeFileSync(
        file,
        stringify({ doors, opers, server: { motd: 'news of the evening' }, admin: { location: 'Geneva' } }),
      );
      salon.hangUp();
      await salon.logs('INFO: These settings are others now: server.motd, admin.location.');
      root.says('MOTD');
      await root.hears(':- news of the evening');

      root.says('DIE');
      await root.hears('The server is stopping');
      expect(await salon.ended).toBe(0);
      expect(salon.log).toContain('INFO: root stops the server\n');
    });
  });
});

test('an empty password is none', async () => {
  const program = closing(runServer('hash-password'));
  program.endInput();
  expect(await program.ended).toBe(1);
  expect([program.stdout, program.stderr]).toEqual(['', 'An empty password is none.\n']);
});
