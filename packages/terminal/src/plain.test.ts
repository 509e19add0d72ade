import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeDoor, openFakeDoor } from '../test/fake-line-door.ts';
import { until } from '../test/until.ts';
import { type Plain, startPlain } from './plain.ts';

let door: FakeDoor;
let input: PassThrough;
let output: PassThrough;
let shown: string;

beforeEach(async () => {
  door = await openFakeDoor();
  input = new PassThrough();
  output = new PassThrough();
  shown = '';
  output.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
  });
});

afterEach(() => door.close());

function start(silenceMs = 5_000): Plain {
  return startPlain('localhost', door.port, `localhost:${door.port}`, { input, output, silenceMs });
}

describe('plain', () => {
  test('sends the input, stays for the answers, says goodbye', async () => {
    input.end('alice\n/echo hello\n/echo last');
    expect(await start().ending).toEqual({ status: 0, sentence: undefined });
    expect(shown).toBe('>> Enter pseudo: >> Welcome alice !\necho: hello\necho: last\n>> Bye alice !\n');
  });

  test('sends nothing behind the /quit of its input', async () => {
    input.write('alice\n/quit\nmore\n');
    expect(await start().ending).toEqual({ status: 0, sentence: undefined });
    expect(door.heard).toEqual(['alice', '/quit']);
    expect(shown).toBe('>> Enter pseudo: >> Welcome alice !\n>> Bye alice !\n');
  });

  test('an input of nothing ends at the question', async () => {
    input.end();
    expect(await start().ending).toEqual({ status: 0, sentence: undefined });
    expect([shown, door.heard]).toEqual(['>> Enter pseudo: ', []]);
  });

  test('passes no control characters and whole characters only', async () => {
    const { ending } = start();
    input.write('alice\n');
    await until('the welcome', () => shown.includes('Welcome'));
    door.write('bob: \x1b[2J\x07\r\n');
    const bytes = Buffer.from('é🙂\n');
    for (const byte of bytes) door.write(Uint8Array.of(byte));
    door.write(Uint8Array.of(0xff, 0x0a));
    await until('the last', () => shown.includes('\ufffd\n'));
    expect(shown).toContain('bob: ␛[2J␇\né🙂\n\ufffd\n');
    input.end();
    await ending;
  });

  test('copies more than fits into any buffer', async () => {
    const line = `/echo ${'x'.repeat(1000)}\n`;
    input.end(`alice\n${line.repeat(5000)}`);
    await start().ending;
    expect(shown.split('\n').filter(each => each.startsWith('echo: x'))).toHaveLength(5000);
  });

  test('tells when the server closes early, or is not there', async () => {
    const { ending } = start();
    input.write('alice\n');
    await until('the welcome', () => shown.includes('Welcome'));
    door.hangUp('alice seems to be afk. Force disconnection.\n');
    expect(await ending).toEqual({
      status: 1,
      sentence: `localhost:${door.port} closed the connection before the input ended.`,
    });
    expect(shown).toMatch(/Force disconnection\.\n$/);
    await door.close();
    expect(await start().ending).toMatchObject({
      status: 1,
      sentence: expect.stringMatching(/^Cannot reach/),
    });
  });

  test.each([':salon.example 451 * :You have not registered\r\n', 'ERROR :Closing Link\r\n'])(
    'says that an IRC door is none for lines, when it hears %j',
    async line => {
      const irc = createServer(
        socket => void socket.on('data', () => socket.write(line)).on('error', () => undefined),
      );
      irc.listen(0, '127.0.0.1');
      await once(irc, 'listening');
      const { port } = irc.address() as AddressInfo;
      input.write('alice\n');
      const { ending } = startPlain('127.0.0.1', port, `127.0.0.1:${port}`, { input, output });
      expect(await ending).toEqual({
        status: 1,
        sentence: `An IRC door is at 127.0.0.1:${port}. In a pipe and with --plain the client talks at a line door: port 12345, unless it was set otherwise.`,
      });
      expect(shown).toBe('');
      irc.close();
    },
  );

  test('does not wait for ever for a server that keeps silent', async () => {
    door.ignoreGoodbyes();
    input.end('alice\n');
    expect(await start(30).ending).toMatchObject({
      status: 0,
      sentence: expect.stringContaining('did not close'),
    });
  });

  test('leaving says goodbye, leaving twice does not wait', async () => {
    const first = start();
    input.write('alice\n');
    await until('the welcome', () => shown.includes('Welcome'));
    first.leave();
    expect(await first.ending).toEqual({ status: 0, sentence: undefined });
    expect(door.heard).toEqual(['alice', '/quit']);
    door.ignoreGoodbyes();
    const second = start();
    await until('the connection', () => door.accepted() === 2);
    second.leave();
    second.leave();
    expect(await second.ending).toEqual({ status: 0, sentence: undefined });
  });

  test('a reader that goes away is a good end', async () => {
    const { ending } = start();
    input.write('alice\n');
    await until('the welcome', () => shown.includes('Welcome'));
    output.destroy(new Error('EPIPE'));
    expect(await ending).toEqual({ status: 0, sentence: undefined });
  });
});
