import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import type { Origin } from '../../hub/identity.ts';
import { originAt } from '../entry/origin.ts';
import type { AddressRanges } from '../gate/address-ranges.ts';

/** Where a request comes from, and by what name its client knows this server. */
export interface Source {
  readonly origin: Origin;
  /** The host with its port, as the client asked for it. */
  readonly host: string;
}

/**
 * Where a request comes from. Only a trusted proxy is believed that it comes for someone else: for the nearest address
 * of X-Forwarded-For that is no trusted proxy itself. What is no address there is not believed, and neither is all
 * before it, since that proxy only passes it on.
 */
export function sourceOf(headers: IncomingHttpHeaders, connection: Origin, proxies: AddressRanges): Source {
  const { host = '' } = headers;
  if (!proxies.has(connection.address)) return { origin: connection, host };
  const client = nearest(listOf(headers['x-forwarded-for']), proxies);
  const scheme = listOf(headers['x-forwarded-proto']).at(-1);
  return {
    origin: {
      ...(client === undefined
        ? { ...originAt(connection.address), host: connection.host }
        : originAt(client)),
      secure: scheme === undefined ? connection.secure : scheme.toLowerCase() === 'https',
    },
    host: listOf(headers['x-forwarded-host']).at(-1) ?? host,
  };
}

function nearest(addresses: readonly string[], proxies: AddressRanges): string | undefined {
  const client = addresses.map(withoutPort).findLast(address => !proxies.has(address));
  return client !== undefined && isIP(client) !== 0 && !client.includes('%') ? client : undefined;
}

/** Some proxies write the port behind the address, and brackets around one of IPv6. */
function withoutPort(address: string): string {
  return /^\[([^\]]+)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address;
}

function listOf(header: string | readonly string[] | undefined): readonly string[] {
  const text = typeof header === 'string' ? header : (header ?? []).join(',');
  return text
    .split(',')
    .map(word => word.trim())
    .filter(word => word !== '');
}
