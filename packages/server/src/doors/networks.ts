import { BlockList, isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Whether a text is an IP address or a network such as `192.0.2.0/24`, as settings list them. */
export function isNetwork(text: string): boolean {
  // The library takes `10.1` for an address too, which nobody means.
  return ipaddr.isValidCIDR(text) || isIP(text) !== 0;
}

/** Some addresses and networks, as settings list them. */
export class Networks {
  private readonly list = new BlockList();

  /** Each is an IP address or a network such as `192.0.2.0/24`. */
  constructor(networks: readonly string[]) {
    for (const network of networks) {
      const [address, bits] = ipaddr.isValidCIDR(network)
        ? ipaddr.parseCIDR(network)
        : [ipaddr.parse(network), undefined];
      const whole = address.kind() === 'ipv4' ? 32 : 128;
      this.list.addSubnet(address.toString(), bits ?? whole, address.kind());
    }
  }

  /** Whether an address is among them. What is no IP address is in no network. */
  has(address: string): boolean {
    const family = isIP(address);
    return family !== 0 && this.list.check(address, family === 4 ? 'ipv4' : 'ipv6');
  }
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
