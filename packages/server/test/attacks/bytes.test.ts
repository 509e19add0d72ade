import { describe, expect, test } from 'vitest';
import { Scene } from './scene.ts';

const open = { guards: { fakeLag: { perSecond: 0 } } };

/** Someone who listens in a channel, and someone who attacks there; both agreed to tags. */
function staged() {
  const scene = new Scene(open);
  const listener = scene.irc('listener', '#x');
  const attacker = scene.irc('attacker', '#x');
  for (const client of [listener, attacker]) client.line('CAP REQ :message-tags');
  scene.linesOf(listener);
  scene.linesOf(attacker);
  return { scene, listener, attacker };
}

describe('giant tags', () => {
  test.each<readonly [title: string, tags: string]>([
    ['one long value', `+a=${'x'.repeat(4090)}`],
    [
      'many tags',
      Array.from({ length: 1300 }, (_, index) => `+${index % 100}`)
        .join(';')
        .slice(0, 4094),
    ],
    ['nothing but semicolons', ';'.repeat(4094)],
    ['nothing but escapes', `+a=${'\\'.repeat(4091)}`],
    ['escapes of what may not be', `+a=${'\\r\\n\\s\\:'.repeat(511)}`],
  ])('%s: the line is taken, and who reads it is sent a sound one', (_title, tags) => {
    const { scene, listener, attacker } = staged();
    scene.send(attacker, [`@${tags} PRIVMSG #x :hello`]);
    const lines = scene.linesOf(listener);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/PRIVMSG #x :hello$/);
  });

  test('one byte too long they are refused, and 16 KiB of them are the end', () => {
    const { scene, listener, attacker } = staged();
    scene.send(attacker, [`@+a=${'x'.repeat(4092)} PRIVMSG #x :hello`]);
    expect(scene.linesOf(attacker)).toStrictEqual([':salon.test 417 attacker :Input line was too long']);
    attacker.bytes(Buffer.from(`@+a=${'x'.repeat(17_000)}`));
    scene.linesOf(attacker);
    expect(scene.linesOf(listener)).toStrictEqual([':attacker!~attacker@192.0.2.1 QUIT :RecvQ exceeded']);
    scene.expectServed(listener);
  });
});

describe('NUL and CR tricks', () => {
  test.each([
    'PRIVMSG #x :a\rQUIT :b',
    'PRIVMSG #x :a\r:server 001 listener :b',
    'PRIVMSG #x :a\0b',
    'PRIVMSG\0#x :a',
    '\0PRIVMSG #x :a',
    '\rPRIVMSG #x :a',
    'PRIVMSG #x\r :a',
    'PRIVMSG #x\0 :a',
    '@+a=\r;+b=\0 PRIVMSG #x :a',
    '@+a=\\r\\n PRIVMSG #x :a',
    'TOPIC #x :a\r\rb\0c',
    'JOIN #y\r,#z\0',
    'NICK a\rb',
    'NICK \0',
    'MODE #x +b a\rb!c\0d@e',
    'MODE #x +k a\rb',
    'KICK #x attacker :a\0b\rc',
    'AWAY :a\rb\0c',
    'PART #x :a\rb',
    'QUIT :a\rb\0c',
    '\r\r\r\r',
    '\0\0\0\0',
  ])('%j reaches no one as more than one sound line', text => {
    const { scene, listener, attacker } = staged();
    scene.send(attacker, [text]);
    // Each of these lines was looked at: what has an end of line or a NUL in it fails.
    const lines = scene.linesOf(listener);
    expect(lines.length).toBeLessThanOrEqual(1);
    for (const line of lines) expect(line).toMatch(/^(@\S+ )?:attacker!~attacker@192\.0\.2\.1 [A-Z]+ /);
    scene.linesOf(attacker);
    scene.expectServed(listener);
  });

  test('a hundred thousand empty lines in one piece keep nobody waiting', async () => {
    const { scene, listener, attacker } = staged();
    attacker.bytes(Buffer.from(`${'\r\n'.repeat(50_000)}${'\r\r\n'.repeat(50_000)}PING end\r\n`));
    const got: string[] = [];
    await scene.turns(() => {
      scene.expectServed(listener);
      got.push(...scene.linesOf(attacker));
      return got.length > 0;
    });
    expect(got).toStrictEqual([':salon.test PONG salon.test :end']);
  });

  test('a line that comes byte by byte is taken when it ends, and costs no one else anything', () => {
    const { scene, listener, attacker } = staged();
    for (const byte of Buffer.from(`PRIVMSG #x :${'a'.repeat(400)}\n`)) attacker.bytes(Buffer.of(byte));
    expect(scene.linesOf(listener)).toHaveLength(1);
  });
});
