/** So many rows are passed over by a page. */
const page = 10;

/**
 * The item to which a key leads in a list where not every row is one; undefined when it leads nowhere, and then the key
 * is not for the list.
 */
export function itemMove(
  key: string,
  at: number,
  count: number,
  isItem: (index: number) => boolean,
): number | undefined {
  const from = (start: number, step: 1 | -1) => {
    for (let index = start; index >= 0 && index < count; index += step) if (isItem(index)) return index;
    return undefined;
  };
  if (key === 'ArrowDown') return from(at + 1, 1);
  if (key === 'ArrowUp') return from(at - 1, -1);
  if (key === 'Home') return from(0, 1);
  if (key === 'End') return from(count - 1, -1);
  if (key === 'PageDown') return from(Math.min(at + page, count - 1), 1) ?? from(count - 1, -1);
  if (key === 'PageUp') return from(Math.max(at - page, 0), -1) ?? from(0, 1);
  return undefined;
}
