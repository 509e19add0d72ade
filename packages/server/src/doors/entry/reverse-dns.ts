import { Resolver } from 'node:dns/promises';
import { isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { Clock } from '../../loop/clock.ts';
import { isMachineName } from './origin.ts';

/** What is asked of the DNS. Both reject when there is no answer. */
export interface NameService {
  /** The names of an address (PTR). */
  namesOf(address: string): Promise<readonly string[]>;
  /** The addresses of a name, of the family of the address that is looked for (A or AAAA). */
  addressesOf(name: string, family: 4 | 6): Promise<readonly string[]>;
}

/**
 * Finds the name of an address: one that the address claims, and that leads back to it. Resolves to undefined when
 * there is none, or when it takes too long.
 */
export function nameOf(address: string, service: NameService, clock: Clock): Promise<string | undefined> {
  return new Promise(resolve => {
    const cancel = clock.after(lookupMsMax, () => resolve(undefined));
    confirmedName(address, service)
      // An address without a name, or a name service that is down: the address is shown.
      .catch(() => undefined)
      .then(name => {
        cancel();
        resolve(name);
      });
  });
}

async function confirmedName(address: string, service: NameService): Promise<string | undefined> {
  const wanted = ipaddr.process(address).toString();
  const names = await service.namesOf(address);
  for (const given of names.slice(0, namesMax)) {
    const name = given.replace(/\.$/, '');
    if (!isMachineName(name)) continue;
    const back = await service.addressesOf(name, isIPv6(address) ? 6 : 4);
    if (back.some(one => ipaddr.process(one).toString() === wanted)) return name;
  }
  return undefined;
}

/** The name servers of this machine. */
export function systemNameService(): NameService {
  const resolver = new Resolver({ timeout: lookupMsMax, tries: 1 });
  return {
    namesOf: address => resolver.reverse(address),
    addressesOf: (name, family) => (family === 6 ? resolver.resolve6(name) : resolver.resolve4(name)),
  };
}

/** How long a newcomer waits for her name. Milliseconds. */
const lookupMsMax = 2000;

/** How many names of an address are tried. */
const namesMax = 4;
