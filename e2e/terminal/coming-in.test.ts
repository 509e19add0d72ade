import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CertificateFolder } from '../../packages/server/test/support/certificates.ts';
import { home, openFullClient } from '../support/full-client.ts';
import { enterByNc } from '../support/nc.ts';
import { describeWith } from '../support/programs.ts';
import { RawFriend } from '../support/raw-friend.ts';
import { type Salon, startSalon } from '../support/salon.ts';
import { closing } from '../support/stage.ts';
import type { Terminal } from '../support/terminal.ts';

const password = 'correct-horse-battery';

async function remembered(folder: string, profile = 'default'): Promise<string> {
  return await readFile(join(folder, `.config/salon/${profile}.json`), 'utf8');
}

function at(salon: Salon, ...more: readonly string[]): readonly string[] {
  return [...more, '127.0.0.1', String(salon.ircPort)];
}

/** Answers the question for the pseudo, and is in. */
async function enters(terminal: Terminal, pseudo: string): Promise<void> {
  await terminal.shows('>> Enter pseudo:');
  await terminal.press('C-u');
  await terminal.enter(pseudo);
  await terminal.shows(`${pseudo} came in`);
}

/** Bob has an account, and is not here. */
async function bobHasAnAccount(salon: Salon): Promise<void> {
  const bob = await RawFriend.enter(salon.ircPort, 'bob', 'Bob');
  bob.sends(`REGISTER * * ${password}`);
  await bob.hears('REGISTER SUCCESS');
  await bob.close();
}

describeWith(['nc', 'tmux'], 'coming in by the client on the whole screen', () => {
  test('an account is asked for its password, and afterwards for nothing', async () => {
    const salon = closing(await startSalon());
    await bobHasAnAccount(salon);
    const folder = await home();
    const first = await openFullClient(folder, at(salon));
    await first.shows('>> Enter pseudo:');
    await first.enter('bob');
    await first.shows('>> Password of bob:');
    await first.enter('wrong');
    await first.shows(/wrong|invalid|fail/i);
    await first.shows('>> Password of bob:');
    await first.enter(password);
    await first.shows('bob came in');
    await first.press('C-c');
    expect(await first.ended()).toBe(0);
    expect(await remembered(folder)).toContain('salon_');
    expect(await remembered(folder)).not.toContain(password);
    expect((await stat(join(folder, '.config/salon/default.json'))).mode & 0o777).toBe(0o600);

    const again = await openFullClient(folder, []);
    await again.shows('bob came in');
    expect((await again.screen()).some(row => row.includes('Password'))).toBe(false);
    await again.enter('/whois bob');
    await again.shows(/account +bob/);
  });

  test('a password is not shown while it is typed', async () => {
    const salon = closing(await startSalon());
    const alice = await openFullClient(await home(), at(salon));
    await alice.shows('>> Enter pseudo:');
    await alice.type('alice');
    await alice.press('Tab');
    await alice.shows('>> Password of alice:');
    await alice.type('abcd');
    await alice.shows('>> Password of alice: ••••');
    await alice.press('Escape');
    await alice.shows('>> Enter pseudo:');
  });

  test('who makes an account stays logged in, until she logs out', async () => {
    const salon = closing(await startSalon());
    const folder = await home();
    const alice = await openFullClient(folder, at(salon));
    await enters(alice, 'alice');
    await alice.enter('/register');
    await alice.shows('Password for the new account alice:');
    await alice.type(password);
    await alice.shows(`Password for the new account alice: ${'•'.repeat(password.length)}`);
    await alice.press('Enter');
    await alice.shows('The same again:');
    await alice.enter(password);
    await alice.shows('E-mail, if you like:');
    await alice.press('Enter');
    await alice.shows('The account alice is yours.');
    await alice.enter('/quit');
    expect(await alice.ended()).toBe(0);
    expect(await remembered(folder)).toContain('salon_');
    const again = await openFullClient(folder, []);
    await again.shows('alice came in');
    await again.enter('/logout');
    await again.shows('You are a guest now.');
    await again.enter('/quit');
    expect(await again.ended()).toBe(0);
    expect(await remembered(folder)).not.toContain('salon_');
  });

  test('a device that was taken away elsewhere is asked for the password again', async () => {
    const salon = closing(await startSalon());
    const folder = await home();
    const alice = await openFullClient(folder, at(salon));
    await enters(alice, 'alice');
    await alice.enter(`/register ${password}`);
    await alice.shows('The account alice is yours.');
    await alice.enter('/quit');
    expect(await alice.ended()).toBe(0);
    const phone = closing(await RawFriend.enter(salon.ircPort, 'phone', 'Phone'));
    phone.sends(`NS IDENTIFY alice ${password}`, 'TOKEN LIST');
    const id = await phone.finds(/ TOKEN LIST (\S+) /);
    phone.sends(`TOKEN DEL ${id}`);
    await phone.hears(' TOKEN DEL ');
    const again = await openFullClient(folder, []);
    await again.shows('>> Password of alice:');
    expect(await remembered(folder)).not.toContain('salon_');
    await again.enter(password);
    await again.shows('alice came in');
  });

  test('a server that has a password asks for it', async () => {
    const salon = closing(await startSalon({ server: { password: 'sesame' } }));
    const alice = await openFullClient(await home(), at(salon));
    await alice.shows('>> Enter pseudo:');
    await alice.enter('alice');
    await alice.shows('>> Password of this server:');
    await alice.enter('sesame');
    await alice.shows('alice came in');
  });

  test('two profiles know nothing of each other', async () => {
    const salon = closing(await startSalon());
    const folder = await home();
    for (const [profile, pseudo] of [
      ['work', 'alice'],
      ['play', 'wonder'],
    ] as const) {
      const first = await openFullClient(folder, at(salon, '--profile', profile));
      await enters(first, pseudo);
      await first.enter('/quit');
      expect(await first.ended()).toBe(0);
    }
    const again = await openFullClient(folder, ['--profile', 'work']);
    await again.shows('>> Enter pseudo: alice');
    expect(await remembered(folder, 'play')).not.toContain('alice');
  });

  test('rooms, the one that was shown, and what was not sent yet are there again', async () => {
    const salon = closing(await startSalon());
    const folder = await home();
    const alice = await openFullClient(folder, at(salon), { columns: 120, rows: 30 });
    await enters(alice, 'alice');
    await alice.enter('/join #tea');
    await alice.shows(/^#tea/);
    await alice.type('half a sentence');
    await alice.shows('alice> half a sentence');
    await alice.press('M-1');
    await alice.shows(/^server/);
    await alice.enter('/quit');
    expect(await alice.ended()).toBe(0);
    const again = await openFullClient(folder, [], { columns: 120, rows: 30 });
    await enters(again, 'alice');
    await again.shows(/\d #tea/);
    await again.press('M-3');
    await again.shows('alice> half a sentence');
    await again.press('C-c');
    await again.enter('/quit');
    expect(await again.ended()).toBe(0);
    const third = await openFullClient(folder, [], { columns: 120, rows: 30 });
    await third.shows('>> Enter pseudo: alice');
    await third.press('Enter');
    await third.shows(/^#tea/);
  });

  test('TLS is taken when the certificate is good, and what is wrong with it is told when it is not', async () => {
    const folder = new CertificateFolder();
    closing({ close: async () => folder.remove() });
    const files = await folder.add('own', ['localhost']);
    const doors = [
      { kind: 'line', host: '127.0.0.1', port: 0 },
      { kind: 'irc', host: '127.0.0.1', port: 0, tls: { certificates: [files] } },
    ];
    const salon = closing(await startSalon({ doors }));
    const args = ['--tls', 'localhost', String(salon.ircPort)];
    // The second names where the machine keeps the certificates that it trusts.
    for (const [nick, trusts] of [
      ['alice', 'NODE_EXTRA_CA_CERTS'],
      ['anna', 'SSL_CERT_FILE'],
    ] as const) {
      const trusting = await openFullClient(await home(), args, {
        environment: { [trusts]: files.cert },
      });
      await trusting.shows(`localhost:${salon.ircPort} (TLS)`);
      await enters(trusting, nick);
    }
    const careful = await openFullClient(await home(), args);
    await careful.shows('>> Enter pseudo:');
    await careful.enter('bob');
    await careful.shows(/Cannot come in at localhost:\d+ \(TLS\) \(its certificate is not trusted here;/);
  });

  test('everyone comes into the lobby, whatever it is called', async () => {
    const salon = closing(await startSalon({ lobby: '#tea' }));
    const alice = await openFullClient(await home(), at(salon));
    await enters(alice, 'alice');
    await alice.shows(/^#tea/);
    const bob = closing(await enterByNc(salon.linePort, 'bob'));
    bob.says('hello');
    await alice.shows(/bob │ hello/);
  });

  test('at a line door the client talks line by line', async () => {
    const salon = closing(await startSalon());
    const alice = await openFullClient(await home(), ['127.0.0.1', String(salon.linePort)]);
    await alice.shows('>> Enter pseudo:');
    await alice.enter('alice');
    await alice.shows('>> Welcome alice !');
    const bob = closing(await enterByNc(salon.linePort, 'bob'));
    await alice.enter('hello');
    await bob.hears('alice: hello\n');
  });
});
