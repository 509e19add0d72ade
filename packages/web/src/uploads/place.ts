/** Where files go, and from where their addresses are to be read. */
export interface UploadPlace {
  readonly post: string;
  readonly base: string;
}

/**
 * Where files go, as the server says it (draft/FILEHOST). They are sent to the origin of the page, to which alone its policy
 * lets it speak: behind a proxy, or by another name of the machine, it is the same door. What others are to open is named as
 * the server has it, unless that is a name of a machine for itself.
 */
export function placeOf(filehost: string, page: string): UploadPlace {
  const said = new URL(filehost, page);
  const post = new URL(said.pathname + said.search, page).href;
  return { post, base: isLoopback(said.hostname) ? post : said.href };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || /^127\./.test(host) || host === '[::1]';
}
