import { type Casemapping, fold, foldUnit } from './casemapping.ts';

/**
 * Whether a text matches a mask in which `*` stands for any run of characters and `?` for one, whatever the case.
 * Takes at most (mask length * text length) steps, so no mask can be made to hang it.
 */
export function matchesMask(mask: string, text: string, mapping: Casemapping): boolean {
  return matchesFolded(fold(mask, mapping), text, mapping);
}

/** As `matchesMask`, for a mask that is folded already. The text is folded on the way: nothing is made of it. */
export function matchesFolded(mask: string, text: string, mapping: Casemapping): boolean {
  let maskAt = 0;
  let textAt = 0;
  let star = -1;
  let starText = 0;
  while (textAt < text.length) {
    const wanted = mask.charCodeAt(maskAt);
    if (wanted === STAR) {
      star = maskAt;
      starText = textAt;
      maskAt += 1;
    } else if (wanted === QUESTION || wanted === foldUnit(text.charCodeAt(textAt), mapping)) {
      maskAt += 1;
      textAt += 1;
    } else if (star >= 0) {
      maskAt = star + 1;
      starText += 1;
      textAt = starText;
    } else return false;
  }
  while (mask.charCodeAt(maskAt) === STAR) maskAt += 1;
  return maskAt === mask.length;
}

/** Completes a ban as people type it to `nick!user@host`: `bob` is `bob!*@*`, `a@b` is `*!a@b`, `x.org` is `*!*@x.org`. */
export function completeMask(typed: string): string {
  const at = typed.lastIndexOf('@');
  const host = at < 0 ? undefined : typed.slice(at + 1);
  const before = at < 0 ? typed : typed.slice(0, at);
  const bang = before.indexOf('!');
  if (bang >= 0) return `${before.slice(0, bang) || '*'}!${before.slice(bang + 1) || '*'}@${host || '*'}`;
  if (host !== undefined) return `*!${before || '*'}@${host || '*'}`;
  return /[.:]/.test(before) ? `*!*@${before}` : `${before || '*'}!*@*`;
}

/** Whether a mask may match more than one text. */
export function hasWildcard(mask: string): boolean {
  return mask.includes('*') || mask.includes('?');
}

const STAR = 0x2a;
const QUESTION = 0x3f;
