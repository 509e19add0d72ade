import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readProxyHeader } from './proxy-header.ts';

const signature = '0d0a0d0a000d0a515549540a';

/** A header of version 2: version and command, family and transport, and what follows the length. */
function v2(command: string, family: string, body: string): Buffer {
  const length = (body.length / 2).toString(16).padStart(4, '0');
  return Buffer.from(signature + command + family + length + body, 'hex');
}

const ports = 'c0de1a0b';
const v6 = '20010db8000000000000000000000007';

const whole: readonly (readonly [title: string, header: Buffer, address: string | undefined])[] = [
  ['TCP4', Buffer.from('PROXY TCP4 192.0.2.7 198.51.100.1 49374 6667\r\n'), '192.0.2.7'],
  ['TCP6', Buffer.from('PROXY TCP6 2001:db8::7 ::1 49374 6667\r\n'), '2001:db8::7'],
  ['UNKNOWN alone', Buffer.from('PROXY UNKNOWN\r\n'), undefined],
  ['UNKNOWN with more', Buffer.from('PROXY UNKNOWN ffff::1 ffff::2 1 2\r\n'), undefined],
  ['IPv4', v2('21', '11', `c0000207c6336401${ports}`), '192.0.2.7'],
  ['IPv6', v2('21', '21', v6 + v6 + ports), '2001:db8::7'],
  ['IPv4 with an extension', v2('21', '11', `c0000207c6336401${ports}04000401020304`), '192.0.2.7'],
  ['LOCAL', v2('20', '00', ''), undefined],
  ['LOCAL with addresses', v2('20', '11', `c0000207c6336401${ports}`), undefined],
  ['PROXY from no family', v2('21', '00', ''), undefined],
  ['PROXY from a Unix socket', v2('21', '31', '00'.repeat(216)), undefined],
];

describe.each(whole)('a header: %s', (_title, header, address) => {
  test('is read, and what follows it is not', () => {
    const expected = { is: 'complete', bytes: header.length, address };
    expect(readProxyHeader(header)).toEqual(expected);
    expect(readProxyHeader(Buffer.concat([header, Buffer.from('PROXY NICK x\r\n')]))).toEqual(expected);
  });

  test('is waited for, wherever it is cut', () => {
    for (let length = 0; length < header.length; length += 1) {
      expect(readProxyHeader(header.subarray(0, length))).toEqual({ is: 'incomplete' });
    }
  });
});

test.each<readonly [string, Buffer]>([
  ['a line of IRC', Buffer.from('NICK x\r\n')],
  ['one wrong byte', Buffer.from('PROXX')],
  ['another protocol', Buffer.from('PROXY UDP4 192.0.2.7 192.0.2.8 1 2\r\n')],
  ['UNKNOWN as part of a word', Buffer.from('PROXY UNKNOWNS\r\n')],
  ['a name for an address', Buffer.from('PROXY TCP4 localhost 192.0.2.8 1 2\r\n')],
  ['an IPv6 address as TCP4', Buffer.from('PROXY TCP4 ::1 192.0.2.8 1 2\r\n')],
  ['an IPv4 address as TCP6', Buffer.from('PROXY TCP6 192.0.2.7 192.0.2.8 1 2\r\n')],
  ['a port beyond 65535', Buffer.from('PROXY TCP4 192.0.2.7 192.0.2.8 65536 2\r\n')],
  ['no ports', Buffer.from('PROXY TCP4 192.0.2.7 192.0.2.8\r\n')],
  ['no end within 107 bytes', Buffer.from(`PROXY TCP4 ${'1'.repeat(96)}`)],
  ['its end after 107 bytes', Buffer.from(`PROXY UNKNOWN ${'1'.repeat(92)}\r\n`)],
  ['version 1 in version 2', v2('11', '11', `c0000207c6336401${ports}`)],
  ['a command that is none', v2('22', '11', `c0000207c6336401${ports}`)],
  ['a family that is none', v2('21', '41', `c0000207c6336401${ports}`)],
  ['datagrams', v2('21', '12', `c0000207c6336401${ports}`)],
  ['fewer bytes than its family takes', v2('21', '11', 'c0000207')],
  ['more bytes than are taken', v2('21', '11', '00'.repeat(1009)).subarray(0, 16)],
])('%s is no header', (_title, bytes) => {
  expect(readProxyHeader(bytes)).toEqual({ is: 'wrong' });
});

test('any bytes are read without a fault, and never more than there are', () => {
  const body = fc.uint8Array({ maxLength: 1200 }).map(bytes => Buffer.from(bytes));
  const begun = fc.constantFrom(Buffer.alloc(0), Buffer.from('PROXY TCP4 '), Buffer.from(signature, 'hex'));
  fc.assert(
    fc.property(begun, body, (begin, rest) => {
      const bytes = Buffer.concat([begin, rest]);
      const header = readProxyHeader(bytes);
      return header.is !== 'complete' || header.bytes <= bytes.length;
    }),
  );
});
