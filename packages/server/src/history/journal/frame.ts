import { crc32 } from 'node:zlib';

/**
 * A frame holds what one turn appended, so that a turn is in the journal whole or not at all: the length of its content
 * and the CRC-32 of length and content, as 32-bit numbers, little end first; then the content, JSON in UTF-8.
 */
export const frameHeadBytes = 8;

/** Puts a frame together, at the beginning of a buffer that is used again and again. */
export class FrameMaker {
  private buffer: Buffer = Buffer.allocUnsafe(65_536);

  /** The frame of a value. It is overwritten by the next one. */
  frame(value: unknown): Buffer {
    const text = JSON.stringify(value);
    const buffer = this.room(frameHeadBytes + text.length * utf8BytesMax);
    const end = frameHeadBytes + buffer.write(text, frameHeadBytes);
    buffer.writeUInt32LE(end - frameHeadBytes, 0);
    buffer.writeUInt32LE(checksum(buffer, 0, end), 4);
    return buffer.subarray(0, end);
  }

  private room(bytes: number): Buffer {
    if (bytes > keptBytesMax) return Buffer.allocUnsafe(bytes);
    if (this.buffer.length < bytes) this.buffer = Buffer.allocUnsafe(bytes * 2);
    return this.buffer;
  }
}

/**
 * The content of the frame that begins at an offset: undefined when no whole one is there. What follows the frame
 * begins at `end`.
 */
export function frameAt(buffer: Buffer, start: number): { content: Buffer; end: number } | undefined {
  const from = start + frameHeadBytes;
  if (from > buffer.length) return undefined;
  const end = from + buffer.readUInt32LE(start);
  // A disk that lost power may have zeros where nothing was written yet.
  if (end === from || end > buffer.length) return undefined;
  if (buffer.readUInt32LE(start + 4) !== checksum(buffer, start, end)) return undefined;
  return { content: buffer.subarray(from, end), end };
}

/** How many bytes the frame takes that begins at an offset, if it is what its head says. */
export function claimedBytes(buffer: Buffer, start: number): number {
  return start + frameHeadBytes > buffer.length
    ? frameHeadBytes
    : frameHeadBytes + buffer.readUInt32LE(start);
}

function checksum(buffer: Buffer, start: number, end: number): number {
  const length = crc32(buffer.subarray(start, start + 4));
  return crc32(buffer.subarray(start + frameHeadBytes, end), length);
}

/** A buffer for more than this is not kept for the next frame. */
const keptBytesMax = 4_194_304;

/** One UTF-16 unit is at most this many bytes of UTF-8. */
const utf8BytesMax = 3;
