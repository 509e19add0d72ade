/** The name of a file in Content-Disposition (RFC 6266): `filename*` in UTF-8 before `filename`; empty when there is none. */
export function nameIn(header: string): string {
  const [, encoded] = /;\s*filename\*=utf-8''([^;\s]+)/i.exec(header) ?? [];
  if (encoded !== undefined) {
    try {
      return decodeURIComponent(encoded);
    } catch {
      // It is not percent-encoded as it should be: the plain name counts.
    }
  }
  const [, quoted, plain] = /;\s*filename=(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(header) ?? [];
  return quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '';
}

/** A name as it stands in a path, and in `filename*` (RFC 8187). */
export function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    letter => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
