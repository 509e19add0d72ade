import { isIP } from 'node:net';

/** How a page asks to connect. */
interface Asking {
  /** Whose page it is, as the browser says; undefined where it is no browser. */
  readonly origin: string | undefined;
  /** Which host was asked for. */
  readonly host: string;
  /** Whether the connection was made on this machine, and by no proxy. */
  readonly fromHere: boolean;
}

/**
 * Whether a page may open a WebSocket here: a page of this server's own, or of a site that the settings list. Browsers
 * let any page open one, and say only so whose it was; what is no browser says nothing, and may.
 */
export function mayConnect({ origin, host, fromHere }: Asking, allowed: readonly string[]): boolean {
  if (origin === undefined || allowed.includes('*')) return true;
  if (allowed.some(site => site.toLowerCase() === origin.toLowerCase())) return true;
  const page = urlOf(origin);
  // The port that a scheme implies may be written or not.
  if (page === undefined || page.host === '' || page.host !== urlOf(`${page.protocol}//${host}`)?.host)
    return false;
  return !fromHere || isOfThisMachine(page.hostname);
}

/** Anyone can make a name of hers point to this machine, and only to a browser's eyes would it be her own server. */
function isOfThisMachine(hostname: string): boolean {
  return isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 || /^(?:.+\.)?localhost$/.test(hostname);
}

function urlOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
