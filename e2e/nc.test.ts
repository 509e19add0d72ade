import { expect, test } from 'vitest';
import { enterByNc, Nc } from './support/nc.ts';
import { describeWith } from './support/programs.ts';
import { startSalon } from './support/salon.ts';
import { closing } from './support/stage.ts';

describeWith(['nc'], 'nc: two people in the lobby', () => {
  test('see one another come, speak and go, each word of it as it should be', async () => {
    const { linePort } = closing(await startSalon());
    const alice = closing(await enterByNc(linePort, 'alice'));
    const bob = closing(await enterByNc(linePort, 'bob'));
    await alice.hears('>> Welcome bob !\n');
    alice.says('hello');
    await bob.hears('alice: hello\n');
    bob.says('hi alice');
    await alice.hears('bob: hi alice\n');
    alice.says('/quit');
    await alice.hears('>> Bye alice !\n');
    await bob.hears('>> Bye alice !\n');

    expect(alice.transcript).toBe(
      '>> Enter pseudo: >> Welcome alice !\n>> Welcome bob !\nbob: hi alice\n>> Bye alice !\n',
    );
    expect(bob.transcript).toBe('>> Enter pseudo: >> Welcome bob !\nalice: hello\n>> Bye alice !\n');
  });

  test('/quit ends nc itself, although its terminal is still there to type in', async () => {
    const { linePort } = closing(await startSalon());
    const alice = closing(await enterByNc(linePort, 'alice'));
    alice.says('/quit');
    await alice.hears('>> Bye alice !\n');
    await alice.ended();
  });

  test('a last piped line counts without its end', async () => {
    const { linePort } = closing(await startSalon());
    const bob = closing(await enterByNc(linePort, 'bob'));
    const piped = closing(new Nc(linePort, '-N'));
    piped.types('alice\nand goodbye');
    piped.endsInput();
    await bob.hears('>> Welcome alice !\nalice: and goodbye\n>> Bye alice !\n');
  });

  test('one who is still typing a pseudo keeps no one waiting', async () => {
    const { linePort } = closing(await startSalon());
    const slow = closing(new Nc(linePort));
    await slow.hears('>> Enter pseudo: ');
    slow.types('ali');
    const bob = closing(await enterByNc(linePort, 'bob'));
    slow.says('ce');
    await bob.hears('>> Welcome alice !\n');
    expect(slow.transcript).toBe('>> Enter pseudo: >> Welcome alice !\n');
  });

  test('a pseudo that is taken or malformed is refused with the reason, and asked for again', async () => {
    const { linePort } = closing(await startSalon());
    closing(await enterByNc(linePort, 'alice'));
    const other = closing(new Nc(linePort));
    other.says('Alice', 'a b', '', 'bob');
    await other.hears('>> Welcome bob !\n');
    expect(other.transcript.replaceAll('>> Enter pseudo: ', '\n? ').split('\n').slice(1)).toEqual([
      '? >> The pseudo Alice is taken.',
      '',
      expect.stringMatching(/^\? >> The pseudo "a b" has a forbidden character: /),
      '',
      '? >> A pseudo must not be empty.',
      '',
      '? >> Welcome bob !',
      '',
    ]);
  });

  test('one who vanishes without a word is missed: the others read that she left', async () => {
    const salon = closing(await startSalon());
    const alice = await enterByNc(salon.linePort, 'alice');
    const bob = closing(await enterByNc(salon.linePort, 'bob'));
    await alice.close();
    await bob.hears('>> Bye alice !\n');
    expect(bob.transcript).toBe('>> Enter pseudo: >> Welcome bob !\n>> Bye alice !\n');
  });
});

describeWith(['nc'], 'nc: what was said before', () => {
  test('is shown to who comes in, and to who asks or searches', async () => {
    const { linePort } = closing(await startSalon());
    const alice = closing(await enterByNc(linePort, 'alice'));
    alice.says('milk and tea', '/me waves', 'hot tea', '/who');
    await alice.hears('>> 1 in #lobby: @alice\n');
    const bob = closing(await enterByNc(linePort, 'bob'));
    const said =
      />> Said in #lobby before you came, times in UTC:\n..:.. alice: milk and tea\n..:.. \* alice waves\n/;
    await bob.hears(' alice: hot tea\n');
    expect(bob.transcript).toMatch(said);
    bob.says('/search "hot tea" from:alice');
    await bob.hears('>> Found in #lobby, times in UTC:\n');
    alice.says('/history 1');
    await alice.hears(' alice: hot tea\n');
    alice.says('/edit cold tea');
    await bob.hears('cold tea\n');
    alice.says('/delete');
    await bob.hears('>> alice took a message back.\n');
    bob.says('/search cold');
    await bob.hears('>> Nothing was found in #lobby.\n');
  });

  test('is answered to piped input, to the end', async () => {
    const { linePort } = closing(await startSalon());
    closing(await enterByNc(linePort, 'bob'));
    const alice = closing(new Nc(linePort, '-N'));
    alice.says('alice', 'one', '/history', 'two', '/search two');
    alice.endsInput();
    expect(await alice.ended()).toBe(0);
    const times = /^\d\d:\d\d /gm;
    expect(alice.transcript.replace(times, 'TIME ')).toBe(
      [
        '>> Enter pseudo: >> Welcome alice !',
        '>> Said in #lobby, times in UTC:',
        'TIME alice: one',
        '>> Found in #lobby, times in UTC:',
        'TIME alice: two',
        '>> Bye alice !',
        '',
      ].join('\n'),
    );
  });
});

describeWith(['nc'], 'nc: piped input', () => {
  test.each(['-N', '-q 0', '-q 1'])('with %s it is answered to the end', async flags => {
    const { linePort } = closing(await startSalon());
    const bob = closing(await enterByNc(linePort, 'bob'));
    const alice = closing(new Nc(linePort, ...flags.split(' ')));
    alice.says('alice', 'one', 'two', '/who', '/topic');
    alice.endsInput();
    expect(await alice.ended()).toBe(0);
    expect(alice.transcript).toBe(
      '>> Enter pseudo: >> Welcome alice !\n>> 2 in #lobby: @bob, alice\n>> #lobby has no topic.\n>> Bye alice !\n',
    );
    await bob.hears('>> Bye alice !\n');
    expect(bob.transcript).toBe(
      '>> Enter pseudo: >> Welcome bob !\n>> Welcome alice !\nalice: one\nalice: two\n>> Bye alice !\n',
    );
  });

  test('thirty lines arrive all, in their order, those after the first twenty one by one', async () => {
    const { linePort } = closing(await startSalon({ guards: { floodExempt: [] } }));
    expect(await linesThroughNc(linePort, 30)).toBeGreaterThan(1800);
  });

  test('a thousand lines arrive all, in their order, and at once from the machine itself', async () => {
    const { linePort } = closing(await startSalon());
    await linesThroughNc(linePort, 1000);
  });
});

/** Pipes lines into nc, and expects all of them to be heard. Resolves to how many milliseconds that took. */
async function linesThroughNc(linePort: number, count: number): Promise<number> {
  const bob = closing(await enterByNc(linePort, 'bob'));
  const alice = closing(new Nc(linePort, '-N'));
  const lines = Array.from({ length: count }, (_, index) => `line ${index}`);
  const begun = performance.now();
  alice.says('alice', ...lines);
  alice.endsInput();
  expect(await alice.ended()).toBe(0);
  await bob.hears('>> Bye alice !\n');
  expect(bob.transcript.split('\n').filter(line => line.startsWith('alice: '))).toEqual(
    lines.map(line => `alice: ${line}`),
  );
  return performance.now() - begun;
}
