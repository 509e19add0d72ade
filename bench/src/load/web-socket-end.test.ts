import { expect, test } from 'vitest';
import { WebSocketEnd } from './web-socket-end.ts';

const accepted = Buffer.from('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n', 'latin1');

function textFrame(text: string): Buffer {
  const long = text.length > 125 ? [126, text.length >> 8, text.length & 0xff] : [text.length];
  return Buffer.concat([Buffer.from([0x81, ...long]), Buffer.from(text, 'latin1')]);
}

function opened() {
  const sent: Buffer[] = [];
  const heard: string[] = [];
  const end = new WebSocketEnd(
    'host.example',
    bytes => sent.push(Buffer.from(bytes)),
    reason => heard.push(reason.message),
  );
  const read = (bytes: Buffer) =>
    end.read(Buffer.from(bytes), bytes.length, (chunk, length) =>
      heard.push(chunk.toString('latin1', 0, length)),
    );
  return { end, sent, heard, read };
}

test('frames become lines, wherever they are cut', () => {
  const long = 'x'.repeat(300);
  const wire = Buffer.concat([accepted, textFrame('one'), textFrame(long), textFrame('three')]);
  for (let cut = 0; cut <= wire.length; cut += 1) {
    const { heard, read } = opened();
    read(wire.subarray(0, cut));
    read(wire.subarray(cut));
    expect(heard.join('')).toBe(`one\n${long}\nthree\n`);
  }
});

test('lines wait for the server to agree, and each is a masked frame', () => {
  const { end, sent, read } = opened();
  end.write('NICK a\r\nUSER a 0 * :a\r\n');
  expect(sent).toEqual([]);
  read(accepted);
  expect(sent[0]?.subarray(0, 12)).toEqual(Buffer.from('\x81\x86\0\0\0\0NICK a', 'latin1'));
  expect(sent[0]?.at(13)).toBe(0x80 | 'USER a 0 * :a'.length);
});

test('a ping is answered and not heard, and a refusal fails', () => {
  const { sent, heard, read } = opened();
  read(Buffer.concat([accepted, Buffer.from([0x89, 1, 7])]));
  expect(sent.at(-1)).toEqual(Buffer.from([0x8a, 0x81, 0, 0, 0, 0, 7]));
  expect(heard).toEqual([]);
  const refused = opened();
  refused.read(Buffer.from('HTTP/1.1 403 Forbidden\r\n\r\n', 'latin1'));
  expect(refused.heard).toEqual(['the web door said HTTP/1.1 403 Forbidden']);
});
