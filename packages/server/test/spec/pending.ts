/** Rules of `docs/spec` that do not hold yet: their tests are expected to fail, and are red once they pass. */
export const pendingRules: ReadonlySet<string> = new Set([
  'CLOAK-1',
  'CLOAK-2',
  'CLOAK-3',
  'CONN-7',
  'HOST-2',
  'PROXY-1',
  'PROXY-2',
  'STS-1',
  'STS-2',
  'WEBIRC-1',
  'WEBIRC-2',
  'WEBIRC-3',
]);
