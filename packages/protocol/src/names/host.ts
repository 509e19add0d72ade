/** HOSTLEN: no host is longer, a cloaked one included. */
export const hostCharsMax = 63;

/** Whether a text can stand as the host of a mask: a name or an address. */
export function isHostName(text: string): boolean {
  return text.length <= hostCharsMax && /^[A-Za-z0-9](?:[A-Za-z0-9.:/_-]*[A-Za-z0-9])?$/.test(text);
}
