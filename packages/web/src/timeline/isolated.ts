import { harmless } from '@salon/client/text';

/** A nick as part of a sentence: it cannot turn the direction of the words around it (Unicode's FSI and PDI). */
export function isolated(nick: string): string {
  return `\u2068${harmless(nick)}\u2069`;
}

/** Nicks in a row, as the language has it. Those who are too many are counted by `others`. */
export function listed(nicks: readonly string[], language: string, others?: string): string {
  const all = [...nicks.map(isolated), ...(others === undefined ? [] : [others])];
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(all);
}
