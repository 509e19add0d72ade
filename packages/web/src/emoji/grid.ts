/** Where a key leads in rows of cells that are parted into sections; each section begins a row. */
export function cellAfter(
  key: string,
  at: number,
  sections: readonly number[],
  columns: number,
): number | undefined {
  const count = sections.reduce((sum, size) => sum + size, 0);
  if (count === 0) return undefined;
  if (at < 0) return key === 'ArrowDown' || key === 'ArrowRight' ? 0 : undefined;
  if (key === 'ArrowRight') return Math.min(at + 1, count - 1);
  if (key === 'ArrowLeft') return Math.max(at - 1, 0);
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return undefined;
  const rows = rowsOf(sections, columns);
  const row = rows.findIndex(({ from, size }) => at >= from && at < from + size);
  const column = at - (rows[row]?.from ?? 0);
  const next = rows[row + (key === 'ArrowDown' ? 1 : -1)];
  // Above the first row there is the field; below the last one nothing.
  if (next === undefined) return key === 'ArrowUp' ? -1 : at;
  return next.from + Math.min(column, next.size - 1);
}

function rowsOf(
  sections: readonly number[],
  columns: number,
): readonly { readonly from: number; readonly size: number }[] {
  const rows: { readonly from: number; readonly size: number }[] = [];
  let from = 0;
  for (const size of sections) {
    for (let done = 0; done < size; done += columns) {
      rows.push({ from: from + done, size: Math.min(columns, size - done) });
    }
    from += size;
  }
  return rows;
}
