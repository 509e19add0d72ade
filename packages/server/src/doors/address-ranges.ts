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

function rangeOf(text: string): Range {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

/** The library takes `10.1` and `0x0a000001` for addresses too, which nobody means. */
function isPlainAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);
}

const loopback = new AddressRanges(['127.0.0.0/8', '::1']);
