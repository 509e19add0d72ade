/** A number with its noun, such as `1 room` or `2 rooms`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
