import { stripControls } from '@salon/protocol';
import type { ImportPlan } from './plan.ts';

/** A plan in lines for people: first what is taken, then what is skipped and why, together where it is of one kind. */
export function importReport({ accounts, channels, bans, skipped }: ImportPlan): readonly string[] {
  const nicks = accounts.reduce((sum, account) => sum + account.nicks.length, 0);
  const parts = [
    count(accounts.length, 'account'),
    count(nicks, 'nick besides their names', 'nicks besides their names'),
    count(channels.length, 'registered channel'),
    count(bans.length, 'ban'),
  ];
  const byWhat = Map.groupBy(skipped, ({ what }) => what);
  const lists = [...byWhat].flatMap(([what, list]) => [
    `Skipped of kind "${what}": ${list.length}.`,
    ...list.map(({ name, why }) => `  ${stripControls(name)}: ${stripControls(why)}.`),
  ]);
  return [`Taken: ${parts.join(', ')}.`, ...lists];
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
