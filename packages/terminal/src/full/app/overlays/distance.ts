/** How well the letters of a query stand in a name in their order; the less the better, undefined when they do not. */
export function distance(query: string, name: string): number | undefined {
  const wanted = query.toLowerCase();
  const within = name.toLowerCase();
  const whole = within.indexOf(wanted);
  if (whole >= 0) return whole + within.length / 100;
  let at = -1;
  let gaps = 100;
  for (const letter of wanted) {
    const next = within.indexOf(letter, at + 1);
    if (next < 0) return undefined;
    gaps += next - at - 1;
    at = next;
  }
  return gaps;
}
