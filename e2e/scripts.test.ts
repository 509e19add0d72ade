import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { Child } from './support/child.ts';
import { enterByNc } from './support/nc.ts';
import { describeWith } from './support/programs.ts';
import { startSalon } from './support/salon.ts';
import { closing } from './support/stage.ts';
import { Terminal } from './support/terminal.ts';

const root = new URL('../', import.meta.url).pathname;
const client = ['sh', `${root}client.sh`, '127.0.0.1'];

// The scripts would set up what is missing, and take the packages away from under the tests that run at the same time.
beforeAll(async () => {
  const [wanted, there] = await Promise.all([
    readFile(`${root}package-lock.json`, 'utf8'),
    readFile(`${root}node_modules/.salon-lock`, 'utf8').catch(() => ''),
  ]);
  if (wanted !== there) throw new Error('package-lock.json has changed: set up first, with sh ./test.sh');
});

describeWith(['nc', 'tmux'], 'sh ./client.sh and the server', () => {
  test('the line being typed stays as it is when others speak', async () => {
    const { linePort } = closing(await startSalon());
    const bob = closing(await enterByNc(linePort, 'bob'));
    const alice = closing(await Terminal.open([...client, String(linePort)]));
    await alice.shows('>> Enter pseudo:');
    await alice.enter('alice');
    await bob.hears('>> Welcome alice !\n');
    await alice.press('h', 'a', 'l', 'f');
    await alice.shows('> half');
    bob.says('do not mind me');
    await alice.shows('bob: do not mind me');
    expect((await alice.screen()).at(-1)).toBe('> half');
    await alice.enter(' a line');
    await bob.hears('alice: half a line\n');
    await alice.press('C-d');
    expect(await alice.ended()).toBe(0);
    await bob.hears('>> Bye alice !\n');
  });

  test('a lost connection is reported, and the client comes back with its pseudo', async () => {
    const first = await startSalon();
    const alice = closing(await Terminal.open([...client, String(first.linePort)]));
    await alice.shows('>> Enter pseudo:');
    await alice.enter('alice');
    await alice.shows('>> Welcome alice !');
    await first.close();
    await alice.shows('lost; trying again');
    const doors = [
      { kind: 'line', host: '127.0.0.1', port: first.linePort },
      { kind: 'irc', host: '127.0.0.1', port: 0 },
    ];
    const second = closing(await startSalon({ doors }));
    const bob = closing(await enterByNc(second.linePort, 'bob'));
    await second.logs(/^INFO: alice came by the line door/);
    bob.says('welcome back');
    await alice.shows('bob: welcome back');
  });

  test('with a pipe instead of a terminal it says what comes in and leaves', async () => {
    const { linePort } = closing(await startSalon());
    const bob = closing(await enterByNc(linePort, 'bob'));
    const piped = closing(new Child('sh', [...client.slice(1), String(linePort)]));
    piped.write('alice\nfrom a pipe\n');
    piped.endInput();
    expect(await piped.ended).toBe(0);
    await bob.hears('alice: from a pipe\n>> Bye alice !\n');
  });
});

test('sh ./server.sh passes its options on', async () => {
  const server = closing(new Child('sh', [`${root}server.sh`, '--version']));
  expect(await server.ended).toBe(0);
  expect(server.stdout).toMatch(/^salon-\d+\.\d+\.\d+\n$/);
});
