/** A number with thousands separators and a fixed count of digits; a dash for what was not measured. */
export function number(value: number | undefined, digits: number): string {
  if (value === undefined) return '–';
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A table; columns after the first are aligned to the right, as they hold numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

/** A bulleted list. */
export function list(items: readonly string[]): string {
  return items.map(item => `- ${item}`).join('\n');
}
