import type { NameService } from '../doors/entry/reverse-dns.ts';
import { AddressRanges, isPublic } from '../doors/gate/address-ranges.ts';

/** Where push servers may be. */
export interface EndpointRules {
  /** Any when it is empty. */
  readonly ports: readonly number[];
  /** Addresses that are not public and may be spoken to all the same, at any port. */
  readonly privateRanges: readonly string[];
}

/** Reads the URL of a subscription; undefined when it is none that a push server could have. */
export function endpointOf(text: string): URL | undefined {
  if (text.length > endpointCharsMax || !/^[\x21-\x7e]+$/.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isPlain = url.protocol === 'https:' && url.username === '' && url.password === '' && url.hash === '';
  return isPlain && url.hostname !== '' ? url : undefined;
}

/**
 * Finds out to which addresses a push message may go. A name is looked up each time, and all its addresses are looked
 * at, so that none can become a private one later; whoever sends has to connect to just these.
 */
export class Surveyor {
  private readonly rules: EndpointRules;
  private readonly names: Pick<NameService, 'addressesOf'>;
  private readonly privateRanges: AddressRanges;

  constructor(rules: EndpointRules, names: Pick<NameService, 'addressesOf'>) {
    this.rules = rules;
    this.names = names;
    this.privateRanges = new AddressRanges(rules.privateRanges);
  }

  /** The addresses of an endpoint; `forbidden` when there may be no push server, `unknown` when its name has none. */
  async addressesOf(url: URL): Promise<readonly string[] | 'forbidden' | 'unknown'> {
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    const isName = !(host.includes(':') || /^[\d.]+$/.test(host));
    const addresses = isName ? await this.lookUp(host) : [host];
    if (addresses.length === 0) return 'unknown';
    const { ports } = this.rules;
    const port = url.port === '' ? httpsPort : Number(url.port);
    const isOpen = ports.length === 0 || ports.includes(port);
    const allowed = addresses.every(
      address => this.privateRanges.has(address) || (isOpen && isPublic(address)),
    );
    return allowed ? addresses.slice(0, addressesMax) : 'forbidden';
  }

  private async lookUp(name: string): Promise<readonly string[]> {
    const found = await Promise.allSettled([
      this.names.addressesOf(name, 4),
      this.names.addressesOf(name, 6),
    ]);
    // A name may well have addresses of one family alone.
    return found.flatMap(answer => (answer.status === 'fulfilled' ? answer.value : []));
  }
}

/** So that it fits a line of IRC with its keys, and its echo too. */
const endpointCharsMax = 350;

const httpsPort = 443;

/** How many addresses of a name are tried. */
const addressesMax = 8;
