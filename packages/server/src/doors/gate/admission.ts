import { AddressRanges, networkOf } from './address-ranges.ts';

/** How many connections may come in. 0 means any number. */
export interface AdmissionLimits {
  readonly connectionsMax: number;
  readonly connectionsPerAddressMax: number;
  /** How many may come in from one address within a window, whether they stay or not. */
  readonly connectsPerAddressMax: number;
  readonly connectsWindowSeconds: number;
  /** How many bits of an address make it one. */
  readonly addressBitsV4: number;
  readonly addressBitsV6: number;
  /** From where anyone may come in. */
  readonly exempt: readonly string[];
}

/**
 * Counts connections for each address, and says who may not come in. Asking costs the same however many there are,
 * and what is remembered is bounded: who is here, and who came within the window.
 */
export class Admission {
  private limits: AdmissionLimits;
  private exempt: AddressRanges;
  private readonly ticks: () => number;
  private open = 0;
  private readonly openFrom = new Map<string, number>();
  private readonly recentFrom = new Map<string, number>();
  private windowEndsAt = 0;

  /** `ticks` tells the time in milliseconds that never go back. */
  constructor(limits: AdmissionLimits, ticks: () => number) {
    this.limits = limits;
    this.exempt = new AddressRanges(limits.exempt);
    this.ticks = ticks;
  }

  /** Counts by other limits from now on, but for what makes an address one: all that is counted is counted by it. */
  renew(limits: AdmissionLimits): void {
    const { addressBitsV4, addressBitsV6 } = this.limits;
    this.limits = { ...limits, addressBitsV4, addressBitsV6 };
    this.exempt = new AddressRanges(limits.exempt);
  }

  /** Lets one in who comes from an address, and counts her; or returns the reason why not. */
  admit(address: string): string | undefined {
    const { connectionsMax, connectionsPerAddressMax, connectsPerAddressMax } = this.limits;
    const from = this.keyOf(address);
    if (!this.exempt.has(address)) {
      const recent = this.countRecent(from);
      if (exceeds(this.open + 1, connectionsMax)) return serverFull;
      if (exceeds((this.openFrom.get(from) ?? 0) + 1, connectionsPerAddressMax)) return tooMany;
      if (exceeds(recent, connectsPerAddressMax)) return tooFast;
    }
    this.arrived(from);
    return undefined;
  }

  /** One is gone who was let in. */
  left(address: string): void {
    this.open -= 1;
    const from = this.keyOf(address);
    const others = (this.openFrom.get(from) ?? 0) - 1;
    if (others > 0) this.openFrom.set(from, others);
    else this.openFrom.delete(from);
  }

  /** One who is in turns out to come from elsewhere; or may not, for the reason returned: then she counts as before. */
  moved(from: string, to: string): string | undefined {
    this.left(from);
    const refusal = this.admit(to);
    if (refusal !== undefined) this.arrived(this.keyOf(from));
    return refusal;
  }

  /** How many addresses are remembered. */
  get remembered(): number {
    return this.openFrom.size + this.recentFrom.size;
  }

  private arrived(from: string): void {
    this.open += 1;
    this.openFrom.set(from, (this.openFrom.get(from) ?? 0) + 1);
  }

  /** How many came from there in this window, with the one who comes now. All windows end at the same time. */
  private countRecent(from: string): number {
    const now = this.ticks();
    if (now >= this.windowEndsAt) {
      this.recentFrom.clear();
      this.windowEndsAt = now + this.limits.connectsWindowSeconds * 1000;
    }
    const recent = (this.recentFrom.get(from) ?? 0) + 1;
    if (recent === 1 && this.recentFrom.size >= recentAddressesMax) {
      const [oldest] = this.recentFrom.keys();
      if (oldest !== undefined) this.recentFrom.delete(oldest);
    }
    this.recentFrom.set(from, recent);
    return recent;
  }

  /** What counts as one address with this one. */
  keyOf(address: string): string {
    const { addressBitsV4, addressBitsV6 } = this.limits;
    return networkOf(address, addressBitsV4, addressBitsV6)?.join('.') ?? address;
  }
}

function exceeds(count: number, max: number): boolean {
  return max > 0 && count > max;
}

const tooMany = 'Too many connections from your address';
const tooFast = 'You connect too often; try again later';
const serverFull = 'The server is full; try again later';

/** How many addresses may be remembered of one window: a few megabytes, if someone has so many. */
const recentAddressesMax = 65_536;
