/** Whether a subscription was made for the key of a server, which is in base64url. */
export function sameKey(key: ArrayBuffer | null, wanted: string): boolean {
  if (key === null) return false;
  const text = btoa(String.fromCharCode(...new Uint8Array(key)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') === wanted.replace(/=+$/, '');
}
