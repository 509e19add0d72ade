import { fileTypeFromBuffer } from 'file-type';

/** How many bytes of a file say what it is. */
export const headBytes = 4100;

/** What browsers may show in place; all else is only saved. SVG and HTML are pages, and are never shown. */
const shownTypes =
  /^(image\/(png|jpeg|gif|webp|avif)|video\/(mp4|webm)|audio\/(mpeg|ogg|mp4|wav)|text\/plain)$/;

/**
 * What a file is, by its first bytes; what its sender says counts only where they do not tell: for text. Undefined when
 * it is nothing that has a name.
 */
export async function kindOf(head: Uint8Array, declared: string): Promise<string | undefined> {
  const found = await fileTypeFromBuffer(head);
  if (found !== undefined) return alike[found.mime] ?? found.mime;
  if (!isText(head) || claimsMedia.test(declared)) return undefined;
  return pages.test(declared) ? declared : 'text/plain';
}

/** What is text, and not meant to be read as such: a page, or what browsers treat as one. */
const pages = /^(text\/(html|xml)|application\/([\w.-]+\+)?xml|image\/svg\+xml)$/;

/** What says to be media has bytes that say so too. */
const claimsMedia = /^(image(?!\/svg\+xml$)|audio|video|font)\//;

/** Types that have several names. */
const alike: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'audio/vnd.wave': 'audio/wav',
  'audio/ogg; codecs=opus': 'audio/ogg',
  'video/x-m4v': 'video/mp4',
  'image/apng': 'image/png',
};

/** Whether a browser may show it in place. */
export function isShown(type: string): boolean {
  return shownTypes.test(type);
}

function isText(head: Uint8Array): boolean {
  if (head.includes(0)) return false;
  try {
    // The last character may be cut.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
