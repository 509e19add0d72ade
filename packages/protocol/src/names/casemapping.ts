/** Which letters of names are the same in another case (RPL_ISUPPORT CASEMAPPING, Modern IRC). */
export type Casemapping = (typeof casemappings)[number];

/**
 * `ascii`: A to Z. `rfc1459`: besides, `[ ] \ ~` are the upper case of `{ } | ^`, as in the Scandinavian ASCII of the
 * first servers. `rfc1459-strict`: the same without `~` and `^`.
 */
export const casemappings = ['ascii', 'rfc1459', 'rfc1459-strict'] as const;

const more: { readonly [C in Casemapping]: readonly [upper: string, lower: string] } = {
  ascii: ['', ''],
  rfc1459: ['[]\\~', '{}|^'],
  'rfc1459-strict': ['[]\\', '{}|'],
};

const lowerUnits: { readonly [C in Casemapping]: Uint8Array } = {
  ascii: unitsOf('ascii'),
  rfc1459: unitsOf('rfc1459'),
  'rfc1459-strict': unitsOf('rfc1459-strict'),
};

/** What each UTF-16 unit of ASCII folds to; all others fold to themselves. */
function unitsOf(mapping: Casemapping): Uint8Array {
  const [upper, lower] = more[mapping];
  return Uint8Array.from({ length: 128 }, (_, unit) => {
    const at = upper.indexOf(String.fromCharCode(unit));
    if (at >= 0) return lower.charCodeAt(at);
    return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit;
  });
}

/**
 * Folds a nick or a channel name so that two names are the same when their folds are equal. Nothing but ASCII folds:
 * what folds must not depend on a machine's locale or Unicode version.
 */
export function fold(name: string, mapping: Casemapping): string {
  const units = lowerUnits[mapping];
  for (let at = 0; at < name.length; at += 1) {
    const unit = name.charCodeAt(at);
    if (unit < 128 && units[unit] !== unit) return foldFrom(name, at, units);
  }
  return name;
}

function foldFrom(name: string, from: number, units: Uint8Array): string {
  let folded = name.slice(0, from);
  for (let at = from; at < name.length; at += 1) {
    const unit = name.charCodeAt(at);
    folded += unit < 128 ? String.fromCharCode(units[unit] ?? unit) : name.charAt(at);
  }
  return folded;
}

/** As `fold`, for one UTF-16 unit. */
export function foldUnit(unit: number, mapping: Casemapping): number {
  return unit < 128 ? (lowerUnits[mapping][unit] ?? unit) : unit;
}
