/** The class names that hold, parted by spaces. */
export function classes(...names: readonly (string | false | undefined)[]): string {
  return names.filter(name => name !== undefined && name !== false && name !== '').join(' ');
}
