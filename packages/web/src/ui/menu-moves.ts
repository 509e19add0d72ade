interface Edges {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Extent {
  readonly width: number;
  readonly height: number;
}

/** How far a menu stays from the edges of the screen, in pixels. */
const margin = 8;

/** Where a menu stands: below what it belongs to, or above when there is more room; never beyond the screen. */
export function placeOf(
  at: Edges,
  menu: Extent,
  screen: Extent,
): { readonly left: number; readonly top: number } {
  const below = at.bottom + 4;
  const fitsBelow = below + menu.height + margin <= screen.height;
  const above = at.top - 4 - menu.height;
  const fromLeft = at.left + menu.width + margin <= screen.width ? at.left : at.right - menu.width;
  return {
    left: within(fromLeft, margin, screen.width - menu.width - margin),
    top: within(fitsBelow || above < margin ? below : above, margin, screen.height - menu.height - margin),
  };
}

/** To which item a key leads; a letter leads to the next that begins with it. Undefined for other keys. */
export function itemAfter(key: string, at: number, names: readonly string[]): number | undefined {
  const count = names.length;
  if (count === 0) return undefined;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return at <= 0 ? count - 1 : at - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if ([...key].length !== 1 || key === ' ') return undefined;
  const begins = (name: string) => name.trim().toLowerCase().startsWith(key.toLowerCase());
  for (let step = 1; step <= count; step++) {
    const to = (at + step) % count;
    if (begins(names[to] ?? '')) return to;
  }
  return undefined;
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
