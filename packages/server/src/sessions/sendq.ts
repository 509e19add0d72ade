import type { Socket } from 'node:net';

/**
 * What waits for one client to read it. What counts is what the system did not take, so bytes are handed to it in
 * pieces: a socket takes them at once while the other end reads. Under TLS they are taken in later turns, however
 * well the other end reads, so there a full queue counts when nothing of it is taken any more.
 */
export class Sendq {
  private readonly socket: Socket;
  private readonly bytesMax: number;
  private readonly exceeded: () => void;
  private handed = 0;
  private looking: NodeJS.Immediate | undefined;

  /** `exceeded` is called when more than `bytesMax` waits. */
  constructor(socket: Socket, bytesMax: number, exceeded: () => void) {
    this.socket = socket;
    this.bytesMax = bytesMax;
    this.exceeded = exceeded;
  }

  /** Hands bytes to the system. */
  write(bytes: Uint8Array): void {
    this.hand(bytes);
    this.bound();
  }

  /** Hands it what several turns had, in as few calls as that takes. */
  writeAll(pieces: readonly Uint8Array[]): void {
    let together = 0;
    this.socket.cork();
    for (const piece of pieces) {
      together += piece.length;
      if (together > pieceBytesMax) {
        this.socket.uncork();
        this.socket.cork();
        together = piece.length;
      }
      this.hand(piece);
    }
    this.socket.uncork();
    this.bound();
  }

  private hand(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += pieceBytesMax) {
      this.socket.write(bytes.length <= pieceBytesMax ? bytes : bytes.subarray(at, at + pieceBytesMax));
    }
    this.handed += bytes.length;
  }

  private bound(): void {
    if (this.bytes <= this.bytesMax) return;
    if (!takesLater(this.socket) || this.bytes > this.bytesMax * takenLaterFactor) this.exceeded();
    else if (this.looking === undefined) this.lookLater(this.taken, 0);
  }

  /** Resolves when no more waits than a fourth of what may; or when the connection is gone. */
  async whenLow(): Promise<void> {
    const { socket } = this;
    while (this.bytes > this.bytesMax / 4 && !socket.destroyed) {
      await new Promise<void>(resolve => {
        const done = () => {
          socket.off('drain', done).off('close', done);
          resolve();
        };
        socket.on('drain', done).on('close', done);
      });
    }
  }

  /** How many bytes wait. */
  get bytes(): number {
    return this.socket.writableLength;
  }

  private get taken(): number {
    return this.handed - this.bytes;
  }

  private lookLater(before: number, idleTurns: number): void {
    this.looking = setImmediate(() => {
      this.looking = undefined;
      if (this.socket.destroyed || this.bytes <= this.bytesMax) return;
      const { taken } = this;
      if (taken > before) this.lookLater(taken, 0);
      else if (idleTurns < idleTurnsMax) this.lookLater(taken, idleTurns + 1);
      else this.exceeded();
    });
  }
}

/** Whether a socket never takes anything at once. */
function takesLater(socket: Socket): boolean {
  return 'encrypted' in socket;
}

/** In what pieces bytes are handed to the system. */
const pieceBytesMax = 65_536;

/** In how many turns nothing may be taken, of what is taken later. */
const idleTurnsMax = 8;

/** How many times as much may wait while it is being taken. */
const takenLaterFactor = 4;
