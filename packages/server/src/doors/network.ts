import ipaddr from 'ipaddr.js';

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
