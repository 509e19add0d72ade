/** Rows as lines with columns that stand below each other. Cells that are left out are empty. */
export function columns(rows: readonly (readonly (string | undefined)[])[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell = ''] of row.entries()) {
      widths[index] = Math.max(widths[index] ?? 0, [...cell].length);
    }
  }
  return rows.map(row =>
    row
      .map((cell = '', index) => cell + ' '.repeat((widths[index] ?? 0) - [...cell].length))
      .join('  ')
      .trimEnd(),
  );
}

/** A moment, in UTC to the second, from milliseconds since 1970. */
export function moment(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
