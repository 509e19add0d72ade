/** Those IP addresses whose first bits are the same. A network of all bits is one address. */
export interface Network {
  /** Four bytes or sixteen; what is behind the bits is 0. */
  readonly bytes: readonly number[];
  readonly bits: number;
}

/**
 * Whether an IP address lies in a network such as `192.0.2.0/24` or `2001:db8::/32`. What is no network, or no
 * address of its family, lies in none.
 */
export function isInNetwork(address: string, network: string): boolean {
  if (!network.includes('/')) return false;
  const wanted = readNetwork(network);
  const given = addressBytes(address);
  if (wanted === undefined || given?.length !== wanted.bytes.length) return false;
  return isAlike(firstBits(given, wanted.bits), wanted.bytes);
}

/** Reads an IP address, or a network such as `192.0.2.0/24`. An IPv4 address in the clothes of IPv6 is IPv4. */
export function readNetwork(text: string): Network | undefined {
  const [, start = '', width] =
    /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text.replace(/^0?::ffff:(?=[\d.]+$)/i, '')) ?? [];
  const bytes = addressBytes(start);
  if (bytes === undefined) return undefined;
  const all = bytes.length * 8;
  const bits = width === undefined ? all : Number.parseInt(width, 10);
  return bits > all ? undefined : { bytes: firstBits(bytes, bits), bits };
}

/** Whether a network has all addresses of another one. */
export function containsNetwork(outer: Network, inner: Network): boolean {
  if (outer.bytes.length !== inner.bytes.length || outer.bits > inner.bits) return false;
  return isAlike(firstBits(inner.bytes, outer.bits), outer.bytes);
}

/** Bytes of which only the first bits are left. */
export function firstBits(bytes: readonly number[], bits: number): readonly number[] {
  return bytes.map((byte, index) => {
    const kept = Math.min(8, Math.max(0, bits - index * 8));
    return byte & (0xff << (8 - kept)) & 0xff;
  });
}

/** A network in its one form: of one address only that, and IPv6 as short as RFC 5952 has it, but no colon in front. */
export function formatNetwork({ bytes, bits }: Network): string {
  const address = bytes.length === 4 ? bytes.join('.') : formatIpv6(bytes);
  return bits === bytes.length * 8 ? address : `${address}/${bits}`;
}

function formatIpv6(bytes: readonly number[]): string {
  const groups = Array.from({ length: 8 }, (_, index) =>
    (((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0)).toString(16),
  );
  const text = groups.join(':');
  // The longest run of zeros, the first of those, is left out.
  const runs = text.match(/\b0(:0\b)+/g) ?? [];
  const longest = runs.reduce((one, other) => (other.length > one.length ? other : one), '');
  if (longest === '') return text;
  const at = text.search(new RegExp(`\\b${longest}\\b`));
  const before = text.slice(0, at).replace(/:$/, '');
  return `${before === '' ? '0' : before}::${text.slice(at + longest.length).replace(/^:/, '')}`;
}

function isAlike(one: readonly number[], other: readonly number[]): boolean {
  return one.every((byte, index) => byte === other[index]);
}

/** The bytes of an IPv4 or IPv6 address; undefined when it is neither. */
export function addressBytes(address: string): readonly number[] | undefined {
  return address.includes(':') ? bytesOfIpv6(address) : bytesOfIpv4(address);
}

function bytesOfIpv4(address: string): readonly number[] | undefined {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(address)) return undefined;
  const bytes = address.split('.').map(Number);
  return bytes.every(byte => byte <= 255) ? bytes : undefined;
}

/** RFC 4291, 2.2, without an IPv4 address at the end. */
function bytesOfIpv6(address: string): readonly number[] | undefined {
  const [head = '', tail, more] = address.split('::');
  if (more !== undefined) return undefined;
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after];
  if (!groups.every(group => /^[\da-f]{1,4}$/i.test(group))) return undefined;
  return groups.flatMap(group => {
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 0xff];
  });
}
