import ipaddr from 'ipaddr.js';

type Range = ReturnType<typeof ipaddr.parseCIDR>;

/** Whether a text is an IP address, or a range of them such as `10.0.0.0/8` (CIDR). */
export function isAddressRange(text: string): boolean {
  return ipaddr.isValidCIDR(text) || isPlainAddress(text);
}

/** IP addresses out of some ranges. IPv4 addresses inside IPv6 ones count as what they are. */
export class AddressRanges {
  private readonly ranges: readonly Range[];

  /** Throws when a text is no range: settings were checked before. */
  constructor(ranges: readonly string[]) {
    this.ranges = ranges.map(rangeOf);
  }

  /** Whether an address is in one of the ranges. What is no address is in none. */
  has(address: string): boolean {
    if (!isPlainAddress(address)) return false;
    const wanted = ipaddr.process(address);
    return this.ranges.some(range => range[0].kind() === wanted.kind() && wanted.match(range));
  }
}

/** Whether it is this machine's own, which no other machine can come from. */
export function isLoopback(address: string): boolean {
  return loopback.has(address);
}

/**
 * Whether it is an address of the Internet at large: of no private network, not this machine's or its neighbours', no
 * multicast and nothing reserved. IPv4 addresses inside IPv6 ones count as what they are; those that lead through a
 * gateway to IPv4 are not public, since nobody knows where they end.
 */
export function isPublic(address: string): boolean {
  if (!isPlainAddress(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.range() === 'unicast' && (parsed.kind() === 'ipv4' || globalV6.has(address));
}

/**
 * The network of so many bits that an IP address is in, as bytes: 4 or 16 of them. An IPv4 address in the clothes of
 * IPv6 counts as IPv4. Undefined for what is no IP address.
 */
export function networkOf(address: string, bitsV4: number, bitsV6: number): Uint8Array | undefined {
  if (!ipaddr.isValid(address)) return undefined;
  const parsed = ipaddr.process(address);
  const bits = parsed.kind() === 'ipv4' ? bitsV4 : bitsV6;
  return Uint8Array.from(parsed.toByteArray(), (byte, index) => {
    const kept = Math.min(8, Math.max(0, bits - index * 8));
    return byte & (0xff << (8 - kept));
  });
}

function rangeOf(text: string): Range {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

/** The library takes `10.1` and `0x0a000001` for addresses too, which nobody means. */
function isPlainAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);
}

/** All of IPv6 that was ever given out (RFC 4291, 2.4). */
const globalV6 = new AddressRanges(['2000::/3']);

const loopback = new AddressRanges(['127.0.0.0/8', '::1']);
