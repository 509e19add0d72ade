import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { withFile } from './support/file.ts';
import { Nc } from './support/nc.ts';
import { describeWith } from './support/programs.ts';
import { runServer, runServerIn, startServerIn } from './support/salon.ts';
import { closing } from './support/stage.ts';

const doors = ['line', 'irc'].map(kind => ({ kind, host: '127.0.0.1', port: 0 }));

/** Says something on the command line, in a folder, with this for its standard input. */
async function admin(folder: string, input: string, ...words: readonly string[]) {
  const program = closing(runServerIn(folder, 'admin', ...words));
  program.write(input);
  program.endInput();
  return { code: await program.ended, stdout: program.stdout, stderr: program.stderr };
}

describeWith(['nc'], 'the command line', () => {
  test('makes accounts on a server that runs, also after the one before was killed', async () => {
    await withFile('salon.yaml', stringify({ doors }), async file => {
      const folder = dirname(file);
      const config = ['--config', file];
      expect(await admin(folder, 'correct-horse\n', 'account', 'create', 'alice')).toEqual({
        code: 0,
        stdout: 'The account alice is made.\n',
        stderr: '',
      });
      const killed = await startServerIn(folder, ...config);
      expect((await admin(folder, '', ...config, 'account', 'list')).stdout).toMatch(
        /^alice .*\n1 account\.\n$/,
      );
      await killed.kill();
      expect((await admin(folder, '', ...config, 'status')).stdout).toMatch(/^Server +is stopped$/m);

      const salon = await startServerIn(folder, ...config);
      expect((await admin(folder, '', ...config, 'status')).stdout).toMatch(/^Server +runs$/m);
      await admin(folder, 'battery-staple\n', ...config, 'account', 'reset', 'alice');
      const owner = closing(new Nc(salon.ircPort));
      owner.says('PASS alice:battery-staple', 'NICK alice', 'USER alice 0 * :Alice');
      await owner.hears(' 001 alice ');
      expect(
        await admin(folder, '', ...config, 'account', 'suspend', 'alice', '1h', 'why', 'not'),
      ).toMatchObject({ code: 0, stderr: '' });
      await owner.hears('Account suspended (why not)');
      await salon.close();
    });
  });
});

test('exit codes are 0, 1 and 2, and each failure is one sentence', async () => {
  await withFile('salon.yaml', '', async file => {
    const folder = dirname(file);
    const ended = async (...words: string[]) => {
      const { code, stderr } = await admin(folder, '', ...words);
      return [code, stderr];
    };
    expect(await ended('help')).toEqual([0, '']);
    expect(await ended('account', 'list')).toEqual([1, `Nothing is kept in ${join(folder, 'data')} yet.\n`]);
    expect(await ended('account', 'drop', 'alice')).toEqual([1, 'There is no account alice.\n']);
    expect(await ended('account', 'reset', 'alice', '--password', 'x')).toEqual([
      2,
      'A password is not given on the command line, where others on the machine can see it: it is asked for, or read from the standard input.\n',
    ]);
    expect(await ended('--tea')).toEqual([
      2,
      "Unknown option '--tea'. sh ./server.sh admin help shows what there is; what begins with a hyphen stands behind --.\n",
    ]);
    await writeFile(file, 'limits: { nickCharsMax: 0 }\n');
    const wrong = await admin(folder, '', '--config', 'salon.yaml', 'account', 'list');
    expect([wrong.code, wrong.stderr]).toEqual([
      1,
      'salon.yaml: limits.nickCharsMax is 0; expected at least 1\n',
    ]);
  });
});

test('oper hash and hash-password are the same', async () => {
  for (const words of [['admin', 'oper', 'hash'], ['hash-password']]) {
    const program = closing(runServer(...words));
    program.write('swordfish\n');
    program.endInput();
    expect([await program.ended, program.stdout, program.stderr]).toEqual([
      0,
      expect.stringMatching(/^\$argon2id\$\S+\n$/),
      '',
    ]);
  }
});
