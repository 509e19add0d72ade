import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { connect } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { withFile } from './support/file.ts';
import { enterByNc, Nc } from './support/nc.ts';
import { describeWith } from './support/programs.ts';
import { logLines, runServer, runServerIn, startSalon, startServer, startServerIn } from './support/salon.ts';
import { closing } from './support/stage.ts';
import { Terminal } from './support/terminal.ts';
import { until } from './support/until.ts';

const main = new URL('../packages/server/src/main.ts', import.meta.url).pathname;

/** Runs the server to its end, as for an option that only shows something, or with settings that are wrong. */
async function endedServer(...options: string[]) {
  const server = closing(runServer(...options));
  const code = await server.ended;
  return { code, stdout: server.stdout, stderr: server.stderr };
}

/** What the server says about settings that are wrong. */
function complaintAbout(yaml: string): Promise<{ code: number | string; stdout: string; stderr: string }> {
  return withFile('salon.yaml', yaml, async file => {
    const { stderr, ...ending } = await endedServer('--memory', '--config', file);
    return { ...ending, stderr: stderr.replaceAll(file, 'salon.yaml') };
  });
}

describeWith(['nc'], 'server process: SIGTERM', () => {
  test('tells everyone, lets them go, and ends with exit code 0 within 5 s', async () => {
    const salon = closing(await startSalon());
    const alice = closing(await enterByNc(salon.linePort, 'alice'));
    const newcomer = closing(new Nc(salon.linePort));
    await newcomer.hears('>> Enter pseudo: ');
    const bob = closing(new Nc(salon.ircPort));
    bob.says('NICK bob', 'USER bob 0 * :Bob');
    await bob.hears(' 376 bob ');

    const { code, tookMs } = await salon.terminate();
    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(5000);
    expect(alice.transcript).toMatch(/>> The server is stopping.*\n$/);
    expect(newcomer.transcript).toMatch(/>> The server is stopping.*\n$/);
    expect(bob.transcript).toMatch(
      /\r\n:salon\.localhost NOTICE bob :The server is stopping\r\nERROR :Closing Link: .*\r\n$/,
    );
    expect(logLines(salon.log).slice(-5).sort()).toEqual([
      '',
      'INFO: SIGTERM: stopping',
      expect.stringMatching(/^INFO: alice left: The server is stopping/),
      expect.stringMatching(/^INFO: bob left: The server is stopping/),
      'INFO: stopped',
    ]);
  });

  test('with no one there it ends at once', async () => {
    const salon = closing(await startSalon());
    const { code, tookMs } = await salon.terminate();
    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(1500);
  });
});

describeWith(['nc'], 'server process: the log', () => {
  test('has the time, who came, and who left why', async () => {
    const salon = closing(await startSalon());
    const alice = closing(await enterByNc(salon.linePort, 'alice'));
    alice.says('/nick alicia', '/quit for today');
    await salon.logs(/^INFO: alicia left: /);
    const lines = salon.log.trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(/^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] INFO: /);
    expect(logLines(salon.log).slice(0, 6)).toEqual([
      `INFO: The line door is open at 127.0.0.1:${salon.linePort}`,
      `INFO: The irc door is open at 127.0.0.1:${salon.ircPort}`,
      'INFO: Nothing is kept on disk, as --memory says',
      expect.stringMatching(/^INFO: alice came\b.*\b127\.0\.0\.1\b/),
      expect.stringMatching(/^INFO: alice is now alicia/),
      expect.stringMatching(/^INFO: alicia left: Quit: for today/),
    ]);
  });

  test('as JSON it is one object a line', async () => {
    const salon = closing(await startSalon({ log: { format: 'json' } }));
    closing(await enterByNc(salon.linePort, 'alice'));
    await salon.logs(/alice came\b/);
    const lines = salon.log.trimEnd().split('\n');
    expect(lines.map(line => JSON.parse(line))).toMatchObject([
      { level: 30 },
      { level: 30, time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) },
      { level: 30 },
      { level: 30, host: '127.0.0.1', door: 'line', msg: expect.stringMatching(/^alice came\b/) },
    ]);
  });
});

describeWith(['nc'], 'server process: --idle', () => {
  test('puts out who says nothing for as long, and leaves alone who speaks', async () => {
    const salon = closing(await startSalon({}, '--idle', '2'));
    const alice = closing(await enterByNc(salon.linePort, 'alice'));
    const bob = closing(await enterByNc(salon.linePort, 'bob'));
    // Bob speaks more often than every two seconds until alice, who does not, is put out.
    const talk = setInterval(() => bob.says('still here'), 500);
    try {
      await bob.hears('>> Bye alice !\n');
    } finally {
      clearInterval(talk);
    }
    await alice.hears('alice seems to be afk. Force disconnection.\n');
    expect(alice.transcript).toMatch(/\nalice seems to be afk\. Force disconnection\.\n(>> Bye alice !\n)?$/);
    expect(bob.transcript).not.toContain('bob seems to be afk');
    await salon.logs(/^INFO: alice left: Idle/);
  });
});

describe('server process: what is wrong is said in one sentence', () => {
  test('a port that is taken', async () => {
    const other = createServer();
    const port = await new Promise<number>(resolve => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });
    try {
      expect(await complaintAbout(`doors: [{ kind: line, host: 127.0.0.1, port: ${port} }]`)).toEqual({
        code: 1,
        stdout: '',
        stderr: `Cannot open the line door at 127.0.0.1:${port}: another program has this port. Is Salon running already?\n`,
      });
    } finally {
      other.close();
    }
  });

  test.each([
    ['idle: { lineSeconds: soon }', 'idle.lineSeconds is "soon"; expected a number'],
    ['idle: { lineSeconds: -1 }', 'idle.lineSeconds is -1; expected at least 0'],
    ['doors: [{ kind: mail, port: 1 }]', 'doors.0.kind is "mail"; expected one of line, irc, web'],
    ['doors: [{ kind: irc }]', 'doors.0.port is missing; expected a number'],
    ['nickname: alice', 'nickname: there is no such setting'],
    ['log: { level: loud }', 'log.level is "loud"; expected one of debug, info, warn, error, silent'],
  ])('a setting: %s', async (yaml, sentence) => {
    expect(await complaintAbout(yaml)).toEqual({ code: 1, stdout: '', stderr: `salon.yaml: ${sentence}\n` });
  });

  test('a file that is not there', async () => {
    expect(await endedServer('--config', '/no/such/salon.yaml')).toEqual({
      code: 1,
      stdout: '',
      stderr: '/no/such/salon.yaml: there is no such file\n',
    });
  });

  test.each([
    [['--colour'], /^Unknown option '--colour'\..*--help.*\n$/],
    [['--idle', 'soon'], /^--idle is "soon"; expected whole seconds.*\n$/],
    [['--config'], /^Option '--config.*--help.*\n$/],
  ])('an option: %j', async (options, sentence) => {
    expect(await endedServer(...options)).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(sentence),
    });
  });
});

/** The fingerprint of the certificate that a TLS door shows. */
function fingerprintAt(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
      resolve(socket.getPeerX509Certificate()?.fingerprint256 ?? '');
      socket.destroy();
    });
    socket.once('error', reject);
  });
}

describeWith(['nc'], 'server process: the data folder', () => {
  const doors = [{ kind: 'irc', host: '127.0.0.1', port: 0 }];
  const kept = 'are kept in';

  test('is made beside where the server is started, is its alone, and is free again when it is killed', async () => {
    await withFile('salon.yaml', stringify({ doors }), async file => {
      const folder = dirname(file);
      const first = closing(runServerIn(folder, '--config', file));
      await until('the first server', () => first.stdout.includes(kept));
      expect(logLines(first.stdout)[1]).toBe(
        `INFO: Accounts, channels and what is said are kept in ${folder}/data`,
      );
      expect((await stat(`${folder}/data/salon.db`)).mode & 0o777).toBe(0o600);

      const second = closing(runServerIn(folder, '--config', file));
      expect([await second.ended, second.stdout, second.stderr]).toEqual([
        1,
        '',
        `Another Salon server has the data folder ${folder}/data: stop it, or give this one another folder by data.folder, or --memory.\n`,
      ]);
      first.kill('SIGKILL');
      expect(await first.ended).toBe('SIGKILL');

      const third = closing(runServerIn(folder, '--config', file));
      await until('the third server', () => third.stdout.includes(kept));
      third.kill('SIGTERM');
      expect([await third.ended, third.stderr]).toEqual([0, '']);
      expect((await readdir(`${folder}/data`)).sort()).toEqual([
        'files',
        'history',
        'salon.db',
        'salon.lock',
      ]);
    });
  });

  test('has what was shown, after the server was killed', async () => {
    const doors = ['line', 'irc'].map(kind => ({ kind, host: '127.0.0.1', port: 0 }));
    await withFile('salon.yaml', stringify({ doors }), async file => {
      const first = await startServerIn(dirname(file), '--config', file);
      const alice = closing(new Nc(first.ircPort));
      alice.says('NICK alice', 'USER alice 0 * :Alice', 'REGISTER * * correct-horse');
      await alice.hears(' REGISTER SUCCESS alice ');
      await first.kill();

      const second = await startServerIn(dirname(file), '--config', file);
      const thief = closing(new Nc(second.ircPort));
      thief.says('NICK alice', 'USER thief 0 * :Thief');
      await thief.hears(' 433 * alice ');
      const owner = closing(new Nc(second.ircPort));
      owner.says('PASS alice:correct-horse', 'NICK alice', 'USER alice 0 * :Alice');
      await owner.hears(' 001 alice ');
      await second.close();
    });
  });

  test('where there can be none, --memory is named, and does', async () => {
    await withFile('salon.yaml', stringify({ doors, data: { folder: '/dev/null/data' } }), async file => {
      const wrong = await endedServer('--config', file);
      expect(wrong).toEqual({
        code: 1,
        stdout: '',
        stderr:
          'Cannot use the data folder /dev/null/data: the system refuses it (ENOTDIR). With --memory the server runs without one, and keeps nothing.\n',
      });
      const right = closing(runServer('--memory', '--config', file));
      await until('the door', () => right.stdout.includes('Nothing is kept on disk'));
    });
  });
});

describeWith(['tmux'], 'server process: a window that is closed', () => {
  test('ends the server that was started in it, as well as SIGTERM does', async () => {
    const doors = [{ kind: 'line', host: '127.0.0.1', port: 0 }];
    await withFile('salon.yaml', stringify({ doors }), async file => {
      const end = `${dirname(file)}/end`;
      const run = 'trap "" HUP; "$@"; echo "ended with $?" > "$0"';
      const server = [process.execPath, main, '--memory', '--config', file];
      const terminal = await Terminal.open(['sh', '-c', run, end, ...server]);
      await terminal.shows('Nothing is kept on disk');
      await terminal.close();
      const said = async () => (await readFile(end, 'utf8').catch(() => '')) || undefined;
      expect(await until('the server to end', said)).toBe('ended with 0\n');
    });
  });
});

describe('server process: mkcerts', () => {
  test('makes what the settings it prints take, and SIGHUP lets it be read anew', async () => {
    await withFile('salon.yaml', '', async file => {
      const folder = dirname(file);
      const make = async () => {
        const child = closing(runServerIn(folder, 'mkcerts', 'chat.example.org'));
        expect([await child.ended, child.stderr]).toEqual([0, '']);
        return child.stdout;
      };
      const said = await make();
      const { doors } = parse(said.slice(said.indexOf('doors:'))) as { doors: Record<string, unknown>[] };
      const local = doors.filter(({ kind, tls }) => kind === 'line' || tls !== undefined);
      await writeFile(
        file,
        stringify({ doors: local.map(door => ({ ...door, host: '127.0.0.1', port: 0 })) }),
      );
      const salon = closing(await startServer('--config', file));
      await salon.logs(/^INFO: The irc door is open at \S+, with TLS$/);
      expect(said).toContain(await fingerprintAt(salon.ircPort));

      const again = closing(runServerIn(folder, 'mkcerts'));
      expect([await again.ended, again.stderr]).toEqual([
        1,
        expect.stringMatching(/cert\.pem is there already; nothing was changed\.\n$/),
      ]);
      await rm(`${folder}/certs`, { recursive: true });
      const renewed = await make();
      salon.hangUp();
      await salon.logs('INFO: The certificates were read anew.');
      expect(renewed).toContain(await fingerprintAt(salon.ircPort));
    });
  });
});

describe('server process: options that only show something', () => {
  test('--print-config shows settings that --config takes, and that show the same', async () => {
    const first = await endedServer('--print-config', '--idle', '77', '--host', '127.0.0.1');
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toContain('lineSeconds: 77\n');
    const second = await withFile('salon.yaml', first.stdout, file =>
      endedServer('--config', file, '--print-config'),
    );
    expect(second).toEqual(first);
  });

  test('--version shows a version, and --help every option', async () => {
    expect(await endedServer('--version')).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^\S*\d+\.\d+\.\d+\n$/),
      stderr: '',
    });
    const { code, stdout, stderr } = await endedServer('--help');
    expect([code, stderr]).toEqual([0, '']);
    for (const option of ['config', 'host', 'idle', 'memory', 'print-config', 'version', 'help']) {
      expect(stdout).toContain(`\n  --${option} `);
    }
  });
});
