/** How well a password keeps others out. `short` is one that the server does not take as it comes. */
export type Strength = 'short' | 'weak' | 'fair' | 'strong';

/** The shortest that servers take unless they are told otherwise, in characters. */
const passwordCharsMin = 8;

/** Bits of what has to be guessed; an estimate, since nobody knows how it was made up. */
const fairBits = 42;
const strongBits = 66;

const common =
  /^(pass(word)?|mot ?de ?passe|qwerty|azerty|letmein|welcome|iloveyou|admin|abc|salon)[\d!.]*$/i;

/** How strong a password is. What others know already (the account, the address) counts as a single character. */
export function strengthOf(password: string, known: readonly string[] = []): Strength {
  if ([...password].length < passwordCharsMin) return 'short';
  if (common.test(password)) return 'weak';
  const bits = guessed(without(password, known));
  if (bits < fairBits) return 'weak';
  return bits < strongBits ? 'fair' : 'strong';
}

function without(password: string, known: readonly string[]): string {
  let rest = password.toLowerCase();
  for (const word of known.filter(one => one.length > 2)) rest = rest.replaceAll(word.toLowerCase(), '~');
  return rest === password.toLowerCase() ? password : rest;
}

/** Each character that cannot be told from the one before it, among all of its kinds. */
function guessed(password: string): number {
  const points = [...password].map(character => character.codePointAt(0) ?? 0);
  const steps = points.map((point, at) => point - (points[at - 1] ?? Number.NaN));
  const surprising = points.filter((_, at) => {
    const step = steps[at] ?? Number.NaN;
    return !(step === 0 || (Math.abs(step) === 1 && step === steps[at - 1]));
  });
  const repeated = new Set(points).size * 3 < points.length ? 0.6 : 1;
  return surprising.length * Math.log2(kinds(password)) * repeated;
}

function kinds(password: string): number {
  const sizes = [
    [/\p{Ll}/u, 26],
    [/\p{Lu}/u, 26],
    [/\d/, 10],
    [/ /, 2],
    [/[^\p{L}\d ]/u, 30],
    [/[^\0-\x7f]/, 60],
  ] as const;
  return sizes.reduce((sum, [kind, size]) => sum + (kind.test(password) ? size : 0), 0);
}
