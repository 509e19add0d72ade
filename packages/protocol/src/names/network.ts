/**
 * Whether an IP address lies in a network such as `192.0.2.0/24` or `2001:db8::/32`. What is no network, or no
 * address of its family, lies in none.
 */
export function isInNetwork(address: string, network: string): boolean {
  const [, start = '', width = ''] = /^([^/]+)\/(\d{1,3})$/.exec(network) ?? [];
  const wanted = bytesOf(start);
  const given = bytesOf(address);
  const bits = Number.parseInt(width, 10);
  if (wanted === undefined || given?.length !== wanted.length || !(bits <= wanted.length * 8)) return false;
  const whole = bits >> 3;
  const rest = 0xff00 >> (bits & 7);
  return wanted.every((byte, index) => {
    if (index < whole) return byte === given[index];
    return index > whole || ((byte ^ (given[index] ?? 0)) & rest & 0xff) === 0;
  });
}

/** The bytes of an IPv4 or IPv6 address; undefined when it is neither. */
function bytesOf(address: string): readonly number[] | undefined {
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
