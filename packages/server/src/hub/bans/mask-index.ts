import { type Casemapping, isInNetwork, matchesFolded } from '@salon/protocol';
import type { Ban } from './ban.ts';

/**
 * Bans of masks, by how their folded masks begin or end: whichever is longer before the first wildcard or behind the
 * last. Someone is compared with those only that begin or end as she does, and with the few that are all wildcards.
 */
export interface MaskIndex {
  /** By length, and then by the text. */
  readonly heads: Map<number, Map<string, Entry[]>>;
  readonly tails: Map<number, Map<string, Entry[]>>;
  /** Masks that neither begin nor end with anything, and those with a network in place of the host. */
  readonly others: Entry[];
}

interface Entry {
  readonly mask: string;
  /** The longest part of the mask without wildcards: whom it hits has it in her own mask, but for networks. */
  readonly part: string;
  readonly ban: Ban;
}

/** No bans yet. */
export function noMasks(): MaskIndex {
  return { heads: new Map(), tails: new Map(), others: [] };
}

/** Puts a ban into the index, by its folded mask. */
export function addMaskBan(index: MaskIndex, mask: string, ban: Ban): void {
  placeOf(index, mask).push({ mask, part: partOf(mask), ban });
}

/** Takes a ban out of the index. */
export function removeMaskBan(index: MaskIndex, mask: string): void {
  const place = placeOf(index, mask);
  const at = place.findIndex(entry => entry.mask === mask);
  if (at >= 0) place.splice(at, 1);
  if (place.length > 0 || place === index.others) return;
  const [anchors, text] = anchorOf(index, mask);
  const texts = anchors.get(text.length);
  texts?.delete(text);
  if (texts?.size === 0) anchors.delete(text.length);
}

/** The bans that hit someone, by her folded masks and the address from which she comes. */
export function bansOnMasks(
  index: MaskIndex,
  masks: readonly string[],
  address: string,
  mapping: Casemapping,
): Ban[] {
  const hits = new Set<Ban>();
  const compare = (entries: readonly Entry[] = []) => {
    for (const { mask, ban } of entries) if (maskHits(mask, masks, address, mapping)) hits.add(ban);
  };
  for (const text of masks) {
    for (const [length, heads] of index.heads) compare(heads.get(text.slice(0, length)));
    for (const [length, tails] of index.tails) compare(tails.get(text.slice(-length)));
  }
  compare(index.others.filter(({ part }) => masks.some(text => text.includes(part))));
  return [...hits];
}

/** Whether a folded mask, which may have a network in place of its host, means someone of these masks and address. */
export function maskHits(
  mask: string,
  masks: readonly string[],
  address: string,
  mapping: Casemapping,
): boolean {
  if (masks.some(text => matchesFolded(mask, text, mapping))) return true;
  const at = mask.lastIndexOf('@');
  if (!mask.includes('/', at) || !isInNetwork(address, mask.slice(at + 1))) return false;
  return masks.some(text => matchesFolded(`${mask.slice(0, at)}@*`, text, mapping));
}

function partOf(mask: string): string {
  if (mask.includes('/')) return '';
  return mask.split(/[*?]/).reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

function placeOf(index: MaskIndex, mask: string): Entry[] {
  const [anchors, text] = anchorOf(index, mask);
  if (text === '') return index.others;
  const texts = anchors.get(text.length) ?? new Map<string, Entry[]>();
  const place = texts.get(text) ?? [];
  anchors.set(text.length, texts.set(text, place));
  return place;
}

function anchorOf(index: MaskIndex, mask: string): [anchors: MaskIndex['heads'], text: string] {
  if (mask.includes('/')) return [index.heads, ''];
  const head = /^[^*?]*/.exec(mask)?.[0] ?? '';
  const tail = /[^*?]*$/.exec(mask)?.[0] ?? '';
  return head.length > tail.length ? [index.heads, head] : [index.tails, tail];
}
