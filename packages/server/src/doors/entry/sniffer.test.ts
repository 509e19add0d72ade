import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type HttpSign, Sniffer } from './sniffer.ts';

/** What is handed on of some chunks, and what stranger was met. */
function sniffed(sign: HttpSign, ...chunks: readonly (string | Buffer)[]) {
  const met: string[] = [];
  const sniffer = new Sniffer(sign, stranger => met.push(stranger));
  const passed = chunks.map(chunk => sniffer.push(Buffer.from(chunk))).map(bytes => bytes.toString('latin1'));
  return { passed: passed.join(''), met: met.join() };
}

const hello = Buffer.from('16030100a5010000a10303', 'hex');
const body = 'NICK evil\r\nUSER e 0 * :e\r\n';

describe.each<[string, HttpSign, string | Buffer, string]>([
  ['a GET', 'verb', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n', 'http'],
  ['a POST with chat inside', 'verb', `POST / HTTP/1.1\r\n\r\n${body}`, 'http'],
  ['a POST to a long address', 'verb', `POST /${'x'.repeat(5000)} HTTP/1.1\r\n${body}`, 'http'],
  ['the preface of HTTP/2', 'verb', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'http'],
  ['a ClientHello', 'verb', hello, 'tls'],
  ['a POST at a line door', 'request-line', `POST / HTTP/1.1\r\n\r\n${body}`, 'http'],
  ['a POST to a long address at a line door', 'request-line', `POST /${'x'.repeat(5000)}`, 'http'],
  ['a ClientHello at a line door', 'request-line', hello, 'tls'],
])('%s', (_title, sign, text, stranger) => {
  test('is met, and nothing of it is handed on', () => {
    expect(sniffed(sign, text, body)).toEqual({ passed: '', met: stranger });
  });

  test('is met byte by byte', () => {
    const bytes = [...Buffer.from(text)].map(byte => Buffer.of(byte));
    expect(sniffed(sign, ...bytes)).toEqual({ passed: '', met: stranger });
  });
});

describe.each<[string, HttpSign, string]>([
  ['a client that registers', 'verb', body],
  ['a client that asks for capabilities', 'verb', 'CAP LS 302\r\n'],
  ['a client that gives a password', 'verb', 'PASS x\r\nNICK y\r\n'],
  ['a verb of HTTP without anything', 'verb', 'GET\r\n'],
  ['a verb that comes later', 'verb', 'NICK x\r\nPOST / HTTP/1.1\r\n'],
  ['a pseudo that is a verb of HTTP', 'request-line', 'GET\nGET / HTTP/1.1\n'],
  ['a pseudo that begins like one', 'request-line', 'Post\nhi\n'],
  ['words', 'request-line', 'GET me out of here\n'],
  ['a key of a terminal', 'request-line', '\x16\n'],
])('%s', (_title, sign, text) => {
  test('is handed on as it is, however it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 4 }), cuts => {
        const places = [0, ...cuts, text.length].sort((one, other) => one - other);
        const chunks = places.slice(1).map((end, index) => text.slice(places[index], end));
        expect(sniffed(sign, ...chunks)).toEqual({ passed: text, met: '' });
      }),
    );
  });
});
