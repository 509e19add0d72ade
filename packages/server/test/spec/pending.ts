/** Rules of `docs/spec` that do not hold yet: their tests are expected to fail, and are red once they pass. */
export const pendingRules: ReadonlySet<string> = new Set([]);
