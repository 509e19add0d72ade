import type { Format } from './marks.ts';

/** What is known of a key that went down, and of the user. */
export interface KeyDown {
  readonly key: string;
  readonly shift: boolean;
  /** Ctrl, or ⌘ on a Mac. */
  readonly ctrl: boolean;
  readonly alt: boolean;
  /** Whether an input method is at work: its keys are its own. */
  readonly isComposing: boolean;
}

/** What Enter does. On touch screens it makes lines, since there is no Shift for a thumb, and a button sends. */
export function enterDoes(
  { key, shift, ctrl, alt, isComposing }: KeyDown,
  enterSends: boolean,
  isTouch: boolean,
): 'send' | 'line' | undefined {
  if (key !== 'Enter' || isComposing) return undefined;
  if (ctrl) return 'send';
  if (shift || alt) return 'line';
  return enterSends && !isTouch ? 'send' : 'line';
}

/** Which formatting a key asks for. */
export function formatOf({ key, shift, ctrl, alt, isComposing }: KeyDown): Format | undefined {
  if (!ctrl || alt || isComposing) return undefined;
  const plain: Readonly<Record<string, Format>> = { b: 'bold', i: 'italic', u: 'underline', e: 'mono' };
  const shifted: Readonly<Record<string, Format>> = { x: 'strike', m: 'mono' };
  return (shift ? shifted : plain)[key.toLowerCase()];
}

/** Where in what was typed before a key leads. */
export function recallOf({ key, ctrl, alt }: KeyDown): 'older' | 'newer' | undefined {
  if (!ctrl && !alt) return undefined;
  if (key === 'ArrowUp') return 'older';
  return key === 'ArrowDown' ? 'newer' : undefined;
}
