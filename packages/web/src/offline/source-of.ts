/** From where a request is answered: `page` is the kept page, `kept` is a file of the shell, `network` is not touched. */
export type Source = 'page' | 'kept' | 'network';

/** What is asked for. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  /** As in `Request.mode`. */
  readonly mode: string;
}

/**
 * Decides by the address alone. Whatever is not the page or a file of its build goes to the server: the socket, uploads
 * and files, what the server tells of itself.
 */
export function sourceOf({ method, url, mode }: Asked, scope: string, files: readonly string[]): Source {
  if (method !== 'GET') return 'network';
  const address = new URL(url);
  const path = `${address.origin}${address.pathname}`;
  if (!path.startsWith(scope)) return 'network';
  const inside = path.slice(scope.length);
  if (mode === 'navigate') return inside === '' || inside === 'index.html' ? 'page' : 'network';
  if (inside.startsWith('assets/')) return 'kept';
  return inside !== '' && files.includes(inside) ? 'kept' : 'network';
}
