/** How text is put on a wire: as a stream of lines, or each line as a WebSocket message of text or of bytes. */
export type Encoding = 'stream' | 'text' | 'binary';

/** Puts lines, each with its CR LF, on a wire, as UTF-8. A frame holds a line without its end (IRCv3 websocket). */
export function encode(lines: string, encoding: Encoding): Buffer {
  if (encoding === 'stream') return Buffer.from(lines, 'utf8');
  const first = encoding === 'text' ? finalText : finalBinary;
  const parts = lines.split(lineEnd);
  // Behind the last end nothing stands.
  parts.pop();
  const lengths = parts.map(part => Buffer.byteLength(part, 'utf8'));
  const frames = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + headBytes(length) + length, 0));
  let at = 0;
  for (const [index, part] of parts.entries()) {
    at = writeHead(frames, at, first, lengths[index] ?? 0);
    at += frames.write(part, at, 'utf8');
  }
  return frames;
}

/** The head of a frame without a mask, as servers send them (RFC 6455, 5.2). Returns where its payload begins. */
function writeHead(frames: Buffer, at: number, first: number, length: number): number {
  frames[at] = first;
  if (length <= shortMax) return frames.writeUInt8(length, at + 1);
  if (length <= mediumMax) return frames.writeUInt16BE(length, frames.writeUInt8(126, at + 1));
  return frames.writeBigUInt64BE(BigInt(length), frames.writeUInt8(127, at + 1));
}

function headBytes(length: number): number {
  if (length <= shortMax) return 2;
  return length <= mediumMax ? 4 : 10;
}

const lineEnd = '\r\n';

/** The first byte of a frame that is a whole message. */
const finalText = 0x81;
const finalBinary = 0x82;

/** How long payloads may be whose length takes 7 bits, and 16. */
const shortMax = 125;
const mediumMax = 0xffff;
