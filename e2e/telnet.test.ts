import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { enterByNc, type Nc } from './support/nc.ts';
import { describeWith } from './support/programs.ts';
import { type Salon, startSalon } from './support/salon.ts';
import { closing } from './support/stage.ts';
import { Terminal } from './support/terminal.ts';

/** alice by telnet, and bob by nc, who must see nothing of telnet's own talk. */
async function aliceAndBob(): Promise<{ salon: Salon; alice: Terminal; bob: Nc }> {
  const salon = closing(await startSalon());
  const bob = closing(await enterByNc(salon.linePort, 'bob'));
  const alice = closing(await Terminal.open(['telnet', '127.0.0.1', String(salon.linePort)]));
  await alice.shows('>> Enter pseudo:');
  await alice.enter('alice');
  await alice.shows('>> Welcome alice !');
  await bob.hears('>> Welcome alice !\n');
  return { salon, alice, bob };
}

describeWith(['telnet', 'tmux', 'nc'], 'telnet', () => {
  test('shows the talk as it is meant, and sends words as they were typed', async () => {
    const { alice, bob } = await aliceAndBob();
    await alice.enter('hello, été');
    await bob.hears('alice: hello, été\n');
    bob.says('hi alice');
    await alice.shows('bob: hi alice');
    bob.says('/quit');
    await alice.shows('>> Bye bob !');
    expect((await alice.screen()).slice(-6)).toEqual([
      "Escape character is '^]'.",
      '>> Enter pseudo: alice',
      '>> Welcome alice !',
      'hello, été',
      'bob: hi alice',
      '>> Bye bob !',
    ]);
  });

  test('/quit leaves, and telnet ends', async () => {
    const { alice, bob } = await aliceAndBob();
    await alice.enter('/quit');
    await alice.shows('>> Bye alice !');
    await alice.shows('Connection closed by foreign host.');
    await alice.ended();
    await bob.hears('>> Bye alice !\n');
  });

  test('Ctrl-C leaves at once, and telnet ends', async () => {
    const { salon, alice, bob } = await aliceAndBob();
    await alice.press('C-c');
    await alice.shows('Connection closed by foreign host.');
    await alice.ended();
    await bob.hears('>> Bye alice !\n');
    await salon.logs(/^INFO: alice left: Interrupted/);
    expect(bob.transcript).toBe('>> Enter pseudo: >> Welcome bob !\n>> Welcome alice !\n>> Bye alice !\n');
  });

  test('Ctrl-\\ makes telnet ask for a timing mark, and it goes on showing the talk', async () => {
    const { alice, bob } = await aliceAndBob();
    await alice.press('C-\\');
    // Until the answer is there telnet shows nothing, and this comes to the server behind the question.
    await alice.enter('hm');
    await bob.hears('alice: hm\n');
    bob.says('still there?');
    await alice.shows('bob: still there?');
  });

  test('Ctrl-C at the question leaves as well, and there is no one to say goodbye to', async () => {
    const salon = closing(await startSalon());
    const alice = closing(await Terminal.open(['telnet', '127.0.0.1', String(salon.linePort)]));
    await alice.shows('>> Enter pseudo:');
    await alice.press('C-c');
    await alice.shows('Connection closed by foreign host.');
    await alice.ended();
  });

  test("what telnet's own prompt sends (are you there, options) is seen by no one", async () => {
    const { alice, bob } = await aliceAndBob();
    for (const command of ['send ayt', 'send do echo', 'send will naws', 'send nop', 'send escape']) {
      await alice.press('C-]');
      await alice.shows(/^telnet>/);
      await alice.enter(command);
    }
    await alice.enter('still here');
    await bob.hears('still here\n');
    expect(bob.transcript).toBe('>> Enter pseudo: >> Welcome bob !\n>> Welcome alice !\nalice: still here\n');
  });

  test('character mode sends CR NUL for Enter, and lines stay lines', async () => {
    const { alice, bob } = await aliceAndBob();
    await alice.press('C-]');
    await alice.shows(/^telnet>/);
    await alice.enter('mode character');
    await alice.enter('one');
    await alice.enter('two');
    await bob.hears('alice: one\nalice: two\n');
  });
});

describeWith(['nc'], "telnet's negotiation", () => {
  test('is taken out wherever the bytes are split, and words keep the byte 255 out of UTF-8', async () => {
    const { linePort } = closing(await startSalon());
    const bob = closing(await enterByNc(linePort, 'bob'));
    const socket = connect(linePort, '127.0.0.1');
    const bytes = Buffer.from(
      '\xff\xfb\x1f\xff\xfa\x1f\0\x50\0\x18\xff\xf0ali\xff\xf1ce\r\nhi\xff\xfd\x01 there\r\n',
      'latin1',
    );
    for (const byte of bytes) {
      await new Promise(sent => socket.write(Buffer.of(byte), sent));
    }
    await bob.hears('alice: hi there\n');
    socket.destroy();
    await bob.hears('>> Bye alice !\n');
    expect(bob.transcript).toBe(
      '>> Enter pseudo: >> Welcome bob !\n>> Welcome alice !\nalice: hi there\n>> Bye alice !\n',
    );
  });
});
