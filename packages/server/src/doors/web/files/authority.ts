import type { IncomingMessage } from 'node:http';
import type { LoginOutcome } from '../../../accounts/outcomes.ts';
import type { Origin } from '../../../hub/identity.ts';

/** Who may upload, as far as a request tells. */
export type Uploader =
  | { readonly is: 'owner'; readonly owner: string }
  /** Nobody said who it is, or it is wrong. */
  | { readonly is: 'unknown' }
  /** It is her account, which may do nothing now. */
  | { readonly is: 'forbidden' }
  | { readonly is: 'throttled'; readonly seconds: number }
  | { readonly is: 'unavailable' };

/** By what one shows who one is. */
export interface AuthorityParts {
  readonly ticketOwner: (ticket: string) => string | undefined;
  /** Checks the password of an account, or a login token of it. */
  readonly logIn: (origin: Origin, account: string, secret: string) => Promise<LoginOutcome>;
}

/** Finds out who sends a request: by a ticket (RFC 6750), or by an account and its password (RFC 7617). */
export async function uploaderOf(
  { headers }: IncomingMessage,
  origin: Origin,
  { ticketOwner, logIn }: AuthorityParts,
): Promise<Uploader> {
  const [, scheme = '', given = ''] = /^(\w+) +(\S+)$/.exec(headers.authorization ?? '') ?? [];
  if (scheme.toLowerCase() === 'bearer') {
    const owner = ticketOwner(given);
    return owner === undefined ? { is: 'unknown' } : { is: 'owner', owner };
  }
  if (scheme.toLowerCase() !== 'basic') return { is: 'unknown' };
  const text = Buffer.from(given, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1) return { is: 'unknown' };
  const outcome = await logIn(origin, text.slice(0, colon), text.slice(colon + 1));
  switch (outcome.is) {
    case 'proved':
      return { is: 'owner', owner: outcome.credential };
    case 'unverified':
    case 'suspended':
      return { is: 'forbidden' };
    case 'throttled':
      return { is: 'throttled', seconds: outcome.seconds };
    case 'busy':
    case 'unavailable':
      return { is: 'unavailable' };
    default:
      return { is: 'unknown' };
  }
}
