import type { Socket } from 'node:net';
import type { Origin } from '../../hub/identity.ts';
import type { Clock } from '../../loop/clock.ts';
import type { Door } from '../door.ts';
import type { AddressRanges } from '../gate/address-ranges.ts';
import type { Certificates } from './certificates.ts';
import { localOrigin, originAt, originOf } from './origin.ts';
import { readProxyHeader } from './proxy-header.ts';
import { type NameService, nameOf } from './reverse-dns.ts';
import { fingerprintOf, secured } from './tls.ts';

/** What is spoken at a door before the talk. */
export interface Threshold {
  readonly door: Door;
  /** Whether it is a Unix socket. */
  readonly local: boolean;
  readonly proxyProtocol: boolean;
  /** Of a TLS door. */
  readonly certificates: Certificates | undefined;
}

/** Who says whether one may come in from somewhere, and counts her. */
export interface ArrivalsGate {
  /** Lets one in, and counts her; or returns the reason why not. Who is let in must be seen `out` once. */
  admit(origin: Origin): string | undefined;
  /** One is gone who was let in. */
  out(origin: Origin): void;
  /** The network that counts as one with where someone comes from. */
  networkOf(origin: Origin): string;
}

/** What arrivals need from around them. */
export interface ArrivalsParts {
  readonly clock: Clock;
  /** How long one may take, in milliseconds. */
  readonly msMax: number;
  /** How many there may be at once. */
  readonly countMax: number;
  /** Who may send PROXY headers, and who stands for others at a web door. */
  readonly proxies: AddressRanges;
  /** Who is asked for names, if they are wanted. */
  readonly names: NameService | undefined;
  readonly gate: ArrivalsGate;
  /** It is known where a connection comes from, and it was let in: it may begin to talk. */
  readonly welcome: (door: Door, socket: Socket, origin: Origin) => void;
  /** A connection was not let in, and can be told why. */
  readonly refused: (door: Door, socket: Socket, origin: Origin, why: string) => void;
  /** A connection was closed before it could begin to talk. */
  readonly turnedAway: (door: Door, origin: Origin, why: string) => void;
}

/** A connection of which it is not known yet where it comes from. */
interface Arrival {
  readonly threshold: Threshold;
  /** What it is on now: TLS is spoken over the first one. */
  socket: Socket;
  origin: Origin;
  /** What counts as one with where it comes from: kept, since each newcomer is compared with all who wait. */
  network: string;
  /** Whether the gate has let it in. */
  admitted: boolean;
  /** Stops watching it. */
  leave: () => void;
}

/**
 * Connections between the port and the session: a PROXY header is read, a TLS handshake made, a name looked up, as far
 * as the door asks for it. Where it asks for nothing they are welcomed at once. The gate is asked as soon as it is
 * known where one comes from, before anything that is dear. All of it is bounded in time, bytes and number; who does
 * not come through is closed without a word.
 */
export class Arrivals {
  private readonly parts: ArrivalsParts;
  /** In the order in which they came. */
  private readonly waiting = new Set<Arrival>();

  constructor(parts: ArrivalsParts) {
    this.parts = parts;
  }

  /** Takes a connection from a port. */
  receive(threshold: Threshold, socket: Socket): void {
    const { door, local, proxyProtocol, certificates } = threshold;
    const origin = local ? localOrigin : originOf(socket);
    if (!proxyProtocol && certificates === undefined && this.parts.names === undefined) {
      const refusal = this.counts(door, origin) ? this.parts.gate.admit(origin) : undefined;
      if (refusal === undefined) this.parts.welcome(door, socket, origin);
      else this.parts.refused(door, socket, origin, refusal);
      return;
    }
    if (proxyProtocol && !this.parts.proxies.has(origin.address)) {
      socket.destroy();
      this.parts.turnedAway(door, origin, 'it is no trusted proxy');
      return;
    }
    const network = this.parts.gate.networkOf(origin);
    const arrival: Arrival = { threshold, socket, origin, network, admitted: false, leave: () => undefined };
    this.watch(arrival);
    this.waiting.add(arrival);
    if (this.waiting.size > this.parts.countMax) this.makeRoomFor(arrival);
    if (proxyProtocol) this.readHeader(arrival);
    else this.admit(arrival);
  }

  /** Turns away all who are here. */
  close(): void {
    for (const arrival of [...this.waiting]) this.turnAway(arrival, 'the server is stopping');
  }

  private watch(arrival: Arrival): void {
    const { socket } = arrival;
    const cancel = this.parts.clock.after(this.parts.msMax, () => this.turnAway(arrival, 'it took too long'));
    const broken = (error: Error) => this.turnAway(arrival, error.message.trim());
    const closed = () => this.turnAway(arrival, 'it went away');
    socket.on('error', broken).on('close', closed);
    arrival.leave = () => {
      cancel();
      this.waiting.delete(arrival);
      socket.off('close', closed);
      // The errors of a connection under TLS are the TLS connection's too.
      if (arrival.socket === socket) socket.off('error', broken);
    };
  }

  private readHeader(arrival: Arrival): void {
    const { socket } = arrival;
    let read: Buffer = Buffer.alloc(0);
    const look = () => {
      for (let chunk = socket.read(); chunk !== null; chunk = socket.read()) {
        read = Buffer.concat([read, chunk as Buffer]);
      }
      const header = readProxyHeader(read);
      if (header.is === 'incomplete') return;
      socket.off('readable', look).off('end', ended);
      if (header.is === 'wrong') {
        this.turnAway(arrival, 'it sent no PROXY header');
        return;
      }
      if (read.length > header.bytes) socket.unshift(read.subarray(header.bytes));
      if (header.address !== undefined) {
        arrival.origin = originAt(header.address);
        arrival.network = this.parts.gate.networkOf(arrival.origin);
      }
      this.admit(arrival);
    };
    const ended = () => this.turnAway(arrival, 'it ended within its PROXY header');
    socket.on('readable', look).on('end', ended);
  }

  private admit(arrival: Arrival): void {
    const { threshold, socket, origin } = arrival;
    const counts = this.counts(threshold.door, origin);
    const refusal = counts ? this.parts.gate.admit(origin) : undefined;
    if (refusal === undefined) {
      arrival.admitted = counts;
      this.secure(arrival);
    } else if (threshold.certificates === undefined) {
      arrival.leave();
      this.parts.refused(threshold.door, socket, origin, refusal);
    } else this.turnAway(arrival, refusal);
  }

  /** A proxy before a web door stands for many people: that door counts them when it knows who they are. */
  private counts(door: Door, { address }: Origin): boolean {
    return door.kind !== 'web' || !this.parts.proxies.has(address);
  }

  private secure(arrival: Arrival): void {
    const { certificates } = arrival.threshold;
    if (certificates === undefined) {
      this.lookUp(arrival);
      return;
    }
    const socket = secured(arrival.socket, certificates, () => {
      socket.off('readable', findEnd);
      const certfp = fingerprintOf(socket);
      arrival.origin = { ...arrival.origin, secure: true, ...(certfp !== undefined && { certfp }) };
      this.lookUp(arrival);
    });
    arrival.socket = socket;
    const broken = (error: Error) => this.turnAway(arrival, error.message.trim());
    // Before the handshake is done nothing can be read but the end, and that is found by reading only.
    const findEnd = () => socket.read(0);
    const ended = () => this.turnAway(arrival, 'it went away');
    socket.on('error', broken).on('readable', findEnd).on('end', ended);
    const { leave } = arrival;
    arrival.leave = () => {
      leave();
      socket.off('error', broken).off('readable', findEnd).off('end', ended);
    };
  }

  private lookUp(arrival: Arrival): void {
    const { names, clock } = this.parts;
    if (names === undefined || arrival.origin.host !== arrival.origin.address) {
      this.welcome(arrival);
      return;
    }
    nameOf(arrival.origin.address, names, clock).then(host => {
      if (host !== undefined) arrival.origin = { ...arrival.origin, host };
      this.welcome(arrival);
    });
  }

  private welcome(arrival: Arrival): void {
    if (!this.waiting.has(arrival)) return;
    arrival.leave();
    this.parts.welcome(arrival.threshold.door, arrival.socket, arrival.origin);
  }

  /** Turns away who waits longest: of the same network if there is one, so that no network drives out the others. */
  private makeRoomFor(newest: Arrival): void {
    const others = [...this.waiting].filter(arrival => arrival !== newest);
    const first = others.find(({ network }) => network === newest.network) ?? others[0];
    if (first !== undefined) this.turnAway(first, 'there are too many');
  }

  private turnAway(arrival: Arrival, why: string): void {
    if (!this.waiting.has(arrival)) return;
    const { origin, threshold, socket, admitted, leave } = arrival;
    leave();
    if (admitted) this.parts.gate.out(origin);
    // What may still go wrong with it is of no interest.
    socket.on('error', () => undefined);
    socket.destroy();
    this.parts.turnedAway(threshold.door, origin, why);
  }
}
