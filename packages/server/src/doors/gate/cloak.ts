import { createHmac, randomBytes } from 'node:crypto';
import { hostCharsMax } from '@salon/protocol';
import ipaddr from 'ipaddr.js';
import type { Origin } from '../../hub/identity.ts';
import { isLoopback, networkOf } from './address-ranges.ts';

/** How hosts are hidden. */
export interface CloakSettings {
  readonly enabled: boolean;
  /** The secret; empty for one that is made now and lost when the process ends. */
  readonly key: string;
  /** How the cloak of a bare address ends. */
  readonly suffix: string;
}

/**
 * Hides where users come from behind a keyed hash. Of an address each wider network has a part of its own at the end,
 * so that a ban can hold one machine, `*!*@one.two.three.ip`, or its neighbours too, `*!*@*.three.ip`. Of the name of
 * a machine the last two labels stay. The same key gives the same cloak on any server.
 */
export class Cloak {
  private readonly settings: CloakSettings;
  private readonly keyIsMissing: () => void;
  private key: string;

  /** `keyIsMissing` is called once, when a user is hidden by a key that is lost when the process ends. */
  constructor(settings: CloakSettings, keyIsMissing: () => void) {
    this.settings = settings;
    this.key = settings.key;
    this.keyIsMissing = keyIsMissing;
  }

  /** The host by which everyone is to know who comes from there. */
  hostOf({ address, host }: Origin): string {
    // The machine itself tells nothing about anybody, and neither does what has no network.
    if (!this.settings.enabled || !isElsewhere(address)) return host;
    return host === address ? this.ofAddress(address) : this.ofName(host);
  }

  private ofAddress(address: string): string {
    const parts = networkBits.map(([bitsV4, bitsV6]) =>
      this.hash(networkOf(address, bitsV4, bitsV6)?.join('.') ?? '', partChars),
    );
    return [...parts, this.settings.suffix].join('.');
  }

  private ofName(name: string): string {
    const labels = name.toLowerCase().split('.');
    // Of a short name less stays, or all of it would be told.
    const kept = labels.slice(Math.max(1, labels.length - 2));
    const cloak = [this.hash(labels.join('.'), nameChars), ...kept].join('.');
    return cloak.length <= hostCharsMax ? cloak : `${this.hash(name, nameChars)}.${this.settings.suffix}`;
  }

  private hash(text: string, chars: number): string {
    if (this.key === '') {
      this.key = randomBytes(32).toString('hex');
      this.keyIsMissing();
    }
    return base32(createHmac('sha256', this.key).update(text).digest()).slice(0, chars);
  }
}

/** Of which networks the parts of a cloak tell: of the one machine or home, and twice of its neighbours. */
const networkBits: readonly (readonly [bitsV4: number, bitsV6: number])[] = [
  [32, 64],
  [24, 48],
  [16, 32],
];

/** 60 bits: two addresses with the same part are not to be found by trying. */
const partChars = 12;
const nameChars = 16;

function isElsewhere(address: string): boolean {
  return ipaddr.isValid(address) && !isLoopback(address);
}

/** In the letters and digits of RFC 4648, in lower case: none of them means anything in a mask. */
function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    for (bits += 8; bits >= 5; bits -= 5)
      text += 'abcdefghijklmnopqrstuvwxyz234567'[(value >> (bits - 5)) & 31];
  }
  return text;
}
