import { isIPv4, isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';
import {
  AddressFamilyType,
  Command,
  IPv4ProxyAddress,
  IPv6ProxyAddress,
  TransportProtocol,
  V1ProxyProtocol,
  V2ProxyProtocol,
} from 'proxy-protocol-js';

/**
 * What the first bytes of a connection say as a PROXY header: not all yet; nothing that is one; or who comes, and how
 * many bytes said so. `address` is missing where the proxy speaks for itself, or does not know.
 */
export type ProxyHeader =
  | { readonly is: 'incomplete' }
  | { readonly is: 'wrong' }
  | { readonly is: 'complete'; readonly bytes: number; readonly address: string | undefined };

/**
 * Reads a header of the PROXY protocol, version 1 or 2. The library takes whole headers only, and some that are
 * none, so that length and signature are looked at here.
 */
export function readProxyHeader(bytes: Buffer): ProxyHeader {
  if (startsAlike(bytes, signatureV2)) return readV2(bytes);
  if (startsAlike(bytes, signatureV1)) return readV1(bytes);
  return wrong;
}

function readV1(bytes: Buffer): ProxyHeader {
  const end = bytes.subarray(0, v1BytesMax).indexOf('\r\n');
  if (end < 0) return bytes.length < v1BytesMax ? incomplete : wrong;
  const header = bytes.toString('latin1', 0, end + 2);
  const complete = (address: string | undefined): ProxyHeader => ({
    is: 'complete',
    bytes: end + 2,
    address,
  });
  // What follows is to be ignored, and need not be there.
  if (/^PROXY UNKNOWN[ \r]/.test(header)) return complete(undefined);
  try {
    const { inetProtocol, source, destination } = V1ProxyProtocol.parse(header);
    const isAddress = inetProtocol === 'TCP4' ? isIPv4 : isIPv6;
    const ports = [source.port, destination.port].every(port => port <= 65_535);
    const addresses = [source.ipAddress, destination.ipAddress].every(address => isAddress(address));
    return ports && addresses ? complete(source.ipAddress) : wrong;
  } catch {
    return wrong;
  }
}

function readV2(bytes: Buffer): ProxyHeader {
  if (bytes.length < fixedBytesV2) return incomplete;
  const length = fixedBytesV2 + bytes.readUInt16BE(fixedBytesV2 - 2);
  if (length > v2BytesMax) return wrong;
  if (bytes.length < length) return incomplete;
  try {
    const header = V2ProxyProtocol.parse(bytes.subarray(0, length));
    const complete = (address: string | undefined): ProxyHeader => ({
      is: 'complete',
      bytes: length,
      address,
    });
    // A proxy that only looks whether the server is there, or that does not know who comes.
    if (header.command === Command.LOCAL || header.addressFamilyType === AddressFamilyType.UNSPEC)
      return complete(undefined);
    if (header.transportProtocol !== TransportProtocol.STREAM) return wrong;
    return complete(addressOf(header.proxyAddress));
  } catch {
    return wrong;
  }
}

/** The address of who comes. Who comes to the proxy by a Unix socket has none. */
function addressOf(address: V2ProxyProtocol['proxyAddress']): string | undefined {
  if (address instanceof IPv4ProxyAddress || address instanceof IPv6ProxyAddress) {
    return ipaddr.fromByteArray([...address.sourceAddress.address]).toString();
  }
  return undefined;
}

/** Whether bytes begin with a signature, or may go on to. */
function startsAlike(bytes: Buffer, signature: Buffer): boolean {
  const length = Math.min(bytes.length, signature.length);
  return bytes.subarray(0, length).equals(signature.subarray(0, length));
}

const incomplete: ProxyHeader = { is: 'incomplete' };
const wrong: ProxyHeader = { is: 'wrong' };

const signatureV1 = Buffer.from('PROXY ');
const signatureV2 = Buffer.from('0d0a0d0a000d0a515549540a', 'hex');

/** The longest header of version 1, with its end. */
const v1BytesMax = 107;

/** Signature, version, family and length of version 2. */
const fixedBytesV2 = 16;

/** The longest header of version 2 that is taken: addresses take 216 bytes at most, the rest is for extensions. */
const v2BytesMax = 1024;
