/**
 * Whether a page may open a WebSocket here: a page of this server's own, or of a site that the settings list. Browsers
 * let any page open one, and say only so whose it was; what is no browser says nothing, and may.
 */
export function mayConnect(origin: string | undefined, host: string, allowed: readonly string[]): boolean {
  if (origin === undefined || allowed.includes('*')) return true;
  if (allowed.some(site => site.toLowerCase() === origin.toLowerCase())) return true;
  const page = urlOf(origin);
  // The port that a scheme implies may be written or not.
  return page !== undefined && page.host !== '' && page.host === urlOf(`${page.protocol}//${host}`)?.host;
}

function urlOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
