import type { Origin } from '../../hub/identity.ts';
import type { SessionGate } from '../../sessions/parts.ts';
import { AddressRanges } from './address-ranges.ts';
import { Admission, type AdmissionLimits } from './admission.ts';
import { Cloak, type CloakSettings } from './cloak.ts';

/** What a gate needs to know. */
export interface GateParts {
  readonly guards: AdmissionLimits & {
    /** From where lines are taken as fast as they come. */
    readonly floodExempt: readonly string[];
  };
  /** Why no one from there may come in, if so: who is kept out costs no more than the question. */
  readonly whyKeptOut: (origin: Origin) => string | undefined;
  readonly cloak: CloakSettings;
  /** Is called once, when the first cloak is made with a key that is lost when the process ends. */
  readonly keyIsMissing: () => void;
  /** Milliseconds that never go back. */
  readonly ticks: () => number;
}

/** Knows what depends on where a connection comes from: whether it may come in, how it is shown, how it is treated. */
export class Gate implements SessionGate {
  private readonly admission: Admission;
  private readonly cloak: Cloak;
  private readonly whyKeptOut: GateParts['whyKeptOut'];
  private floodExempt: AddressRanges;

  constructor({ guards, whyKeptOut, cloak, keyIsMissing, ticks }: GateParts) {
    this.whyKeptOut = whyKeptOut;
    this.admission = new Admission(guards, ticks);
    this.floodExempt = new AddressRanges(guards.floodExempt);
    this.cloak = new Cloak(cloak, keyIsMissing);
  }

  /** Guards by other settings from now on. Who is in stays in. */
  renew(guards: GateParts['guards']): void {
    this.admission.renew(guards);
    this.floodExempt = new AddressRanges(guards.floodExempt);
  }

  /** Lets one in, and counts her; or returns the reason why not. Who is let in must be seen `out` once. */
  admit(origin: Origin): string | undefined {
    return this.whyKeptOut(origin) ?? this.admission.admit(origin.address);
  }

  /** One is gone who was let in. */
  out(origin: Origin): void {
    this.admission.left(origin.address);
  }

  /** The network that counts as one with where someone comes from. */
  networkOf(origin: Origin): string {
    return this.admission.keyOf(origin.address);
  }

  moved(from: Origin, to: Origin): string | undefined {
    return this.whyKeptOut(to) ?? this.admission.moved(from.address, to.address);
  }

  hostOf(origin: Origin): string {
    return this.cloak.hostOf(origin);
  }

  unhurried(origin: Origin): boolean {
    return this.floodExempt.has(origin.address);
  }
}
