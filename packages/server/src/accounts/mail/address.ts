/**
 * Whether a text is an address that mail is sent to: the plain form of RFC 5321 (4.1.2, Dot-string and Domain) in
 * ASCII, with a domain of two labels or more. Quoted names, addresses of machines in brackets and whatever could end a
 * command or a header are none. Whether someone reads what is sent there, only a message can tell.
 */
export function isMailAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  const name = text.slice(0, Math.max(0, at));
  const labels = text.slice(at + 1).split('.');
  return (
    text.length <= addressCharsMax &&
    name.length <= nameCharsMax &&
    name.split('.').every(atom => /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+$/.test(atom)) &&
    labels.length > 1 &&
    labels.every(label => /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(label)) &&
    !/^\d+$/.test(labels.at(-1) ?? '')
  );
}

/**
 * The mailbox that an address most probably leads to, for counting what is sent there: letters in one case, and without
 * the part behind a plus, by which one mailbox has as many addresses as its owner likes.
 */
export function mailboxOf(address: string): string {
  const [name = '', domain = ''] = address.toLowerCase().split('@');
  return `${name.replace(/(?<=.)\+.*/, '')}@${domain}`;
}

/** RFC 5321, 4.5.3.1.3 without the angle brackets, and 4.5.3.1.1. */
const addressCharsMax = 254;
const nameCharsMax = 64;
