/**
 * Folds a nick or a channel name so that two names are the same when their folds are equal. Only A to Z fold
 * (`CASEMAPPING=ascii`): what folds must not depend on a machine's locale or Unicode version.
 */
export function fold(name: string): string {
  return /[A-Z]/.test(name) ? name.replace(/[A-Z]+/g, letters => letters.toLowerCase()) : name;
}
