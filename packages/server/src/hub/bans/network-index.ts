import { addressBytes, firstBits, type Network } from '@salon/protocol';
import type { Ban } from './ban.ts';

/**
 * Bans of addresses and networks, by how many bits they have. However many there are, an address is looked up once
 * for each number of bits that is in use.
 */
export type NetworkIndex = Map<string, { readonly bits: number; readonly bans: Map<string, Ban> }>;

/** Puts a ban into the index, in the place of the one on the same network. */
export function addNetworkBan(index: NetworkIndex, network: Network, ban: Ban): void {
  const width = widthOf(network);
  const { bits } = network;
  const found = index.get(width) ?? { bits, bans: new Map<string, Ban>() };
  found.bans.set(network.bytes.join('.'), ban);
  index.set(width, found);
}

/** Takes the ban on a network out of the index. */
export function removeNetworkBan(index: NetworkIndex, network: Network): void {
  const width = widthOf(network);
  const found = index.get(width);
  found?.bans.delete(network.bytes.join('.'));
  if (found?.bans.size === 0) index.delete(width);
}

/** The bans on an address and on networks in which it lies. */
export function bansOnAddress(index: NetworkIndex, address: string): Ban[] {
  if (index.size === 0) return [];
  const bytes = addressBytes(address);
  if (bytes === undefined) return [];
  const hits: Ban[] = [];
  for (const [width, { bits, bans }] of index) {
    if (!width.startsWith(`${bytes.length}/`)) continue;
    const ban = bans.get(firstBits(bytes, bits).join('.'));
    if (ban !== undefined) hits.push(ban);
  }
  return hits;
}

function widthOf({ bytes, bits }: Network): string {
  return `${bytes.length}/${bits}`;
}
