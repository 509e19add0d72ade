import { isIP } from 'node:net';
import type { Origin } from '../../hub/identity.ts';
import { tooBusy } from '../../render/not-tried.ts';
import { isMachineName, originAt } from '../entry/origin.ts';
import { AddressRanges } from '../gate/address-ranges.ts';
import type { Passwords, Verdict } from '../passwords.ts';

/** Who comes by a web gateway, as the gateway says. */
export interface Introduced {
  readonly password: string;
  readonly host: string;
  readonly address: string;
  /** Names with values, between spaces. */
  readonly options: string;
}

/** How a gateway is set. */
interface GatewayParts {
  /** A word, or the argon2id hash of one. */
  readonly password: string;
  /** Where it comes from. */
  readonly addresses: readonly string[];
  /** SHA-256 of the certificate that it must show. */
  readonly fingerprint?: string | undefined;
}

interface Gateway {
  /** A word, or the argon2id hash of one. */
  readonly password: string;
  readonly addresses: AddressRanges;
  readonly fingerprint: string | undefined;
}

/** The web gateways whose word is taken (IRCv3 WebIRC). */
export class Gateways {
  private readonly gateways: readonly Gateway[];
  private readonly passwords: Passwords;

  constructor(settings: readonly GatewayParts[], passwords: Passwords) {
    this.passwords = passwords;
    this.gateways = settings.map(({ password, addresses, fingerprint }) => ({
      password,
      addresses: new AddressRanges(addresses),
      fingerprint,
    }));
  }

  /**
   * Where someone comes from whom a gateway introduces; a sentence when its word is not taken. `gateway` is where the
   * gateway itself comes from. It takes its time while a password is checked that the settings have as a hash.
   */
  originOf(introduced: Introduced, gateway: Origin): Origin | string | Promise<Origin | string> {
    const trusted = this.gateways
      .filter(({ addresses }) => addresses.has(gateway.address))
      .filter(({ fingerprint }) => fingerprint === undefined || fingerprint === gateway.certfp);
    if (trusted.length === 0) return 'This address may not use WEBIRC';
    const known = this.check(trusted, introduced.password);
    const answer = (verdict: Verdict) => {
      if (verdict === 'right') return placeOf(introduced, gateway);
      return verdict === 'busy' ? tooBusy : 'Invalid WebIRC password';
    };
    return typeof known === 'string' ? answer(known) : known.then(answer);
  }

  /** Whether a password is that of one of them. */
  private check(gateways: readonly Gateway[], given: string): Verdict | Promise<Verdict> {
    const checks = gateways.map(({ password }) => this.passwords.check(password, given));
    const known = checks.filter(check => typeof check === 'string');
    if (known.includes('right') || known.length === checks.length) return best(known);
    return Promise.all(checks).then(best);
  }
}

/** What several verdicts come to: what was not checked may have been right. */
function best(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('right')) return 'right';
  return verdicts.includes('busy') ? 'busy' : 'wrong';
}

/** What a gateway says that may. One comes securely only when both ways are. */
function placeOf({ host, address, options }: Introduced, gateway: Origin): Origin | string {
  if (isIP(address) === 0 || address.includes('%')) return 'Invalid WebIRC address';
  const origin = originAt(address);
  const secure = gateway.secure && options.split(' ').some(option => /^secure(=|$)/.test(option));
  return { ...origin, host: isMachineName(host) ? host : origin.host, secure };
}
