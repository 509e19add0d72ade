import { resolve } from 'node:path';
import { keptKey } from '../../hub/kept/key.ts';
import type { State } from '../../hub/state/state.ts';
import { channelOf } from '../../hub/state/state.ts';
import type { Skipped } from '../../import/imported.ts';
import { type ImportFormat, type ImportPlan, importReaders } from '../../import/plan/plan.ts';
import { importReport } from '../../import/plan/report.ts';
import type { Hands } from '../hands.ts';
import { arrivalsOf } from '../imports/arrivals.ts';
import { groundOf } from '../imports/ground.ts';
import { planApart } from '../imports/plan-apart.ts';
import { type TurnedAway, takeIn } from '../imports/take-in.ts';
import type { AdminAnswer, AdminCall, AdminWord } from '../spec.ts';

/** The word that takes in what another server kept. */
export const importWords: readonly AdminWord[] = [
  {
    name: 'import',
    takes: `${Object.keys(importReaders).join('|')} FILE [--dry-run]`,
    paramsMin: 2,
    paramsMax: 2,
    help: 'Takes in accounts, channels and bans of another server.',
    more: [
      'Nothing that is here is changed. It says what was taken, and what was skipped and why.',
      '--dry-run says the same, and takes nothing. docs/import.md tells more.',
    ],
    options: ['dryRun'],
    changes: ({ options }) => options.dryRun !== true,
    run: takeFile,
  },
];

async function takeFile(hands: Hands, call: AdminCall): Promise<AdminAnswer> {
  const [format = '', name = ''] = call.params;
  const isDry = call.options.dryRun === true;
  if (!isFormat(format)) {
    return { refused: `There is no format ${format}: it is ${Object.keys(importReaders).join(', ')}.` };
  }
  const file = resolve(call.folder, name);
  const plan = await planApart({ format, file, facts: groundOf(hands) });
  if ('fault' in plan) return { refused: plan.fault };
  const fitting = withoutOpenRooms(plan, hands.state);
  const turnedAway = isDry ? [] : await takeIn(hands, arrivalsOf(fitting, hands.clock.now()));
  const taken = withoutTurnedAway(fitting, turnedAway);
  const { accounts, channels, bans, skipped } = taken;
  return {
    lines: [...(isDry ? ['Nothing was changed. It would be:'] : []), ...importReport(taken)],
    data: {
      dryRun: isDry,
      accounts: accounts.map(account => account.name),
      channels: channels.map(channel => channel.name),
      bans: bans.map(({ target }) => target),
      skipped,
    },
  };
}

function isFormat(text: string): text is ImportFormat {
  return Object.hasOwn(importReaders, text);
}

/** Who is in a channel that belongs to nobody does not find it taken over in front of her. */
function withoutOpenRooms(plan: ImportPlan, state: State): ImportPlan {
  const isOpen = ({ name }: { readonly name: string }) => channelOf(state, name) !== undefined;
  const why = 'people are in it who do not know; admin channel register gives it to an account';
  return {
    ...plan,
    channels: plan.channels.filter(channel => !isOpen(channel)),
    skipped: [
      ...plan.skipped,
      ...plan.channels.filter(isOpen).map(({ name }) => ({ what: 'channel', name, why })),
    ],
  };
}

/** What came of a plan, when some of it was in the way of what was done meanwhile. */
function withoutTurnedAway(plan: ImportPlan, turnedAway: readonly TurnedAway[]): ImportPlan {
  if (turnedAway.length === 0) return plan;
  const gone = new Set(turnedAway.map(({ kind, key }) => `${kind} ${key}`));
  const isIn = (kind: string) => (thing: { readonly name: string }) =>
    !gone.has(`${kind} ${keptKey(thing.name)}`);
  const skipped = turnedAway.map(({ kind, key, why }): Skipped => ({ what: kind, name: key, why }));
  return {
    ...plan,
    accounts: plan.accounts.filter(isIn('account')),
    channels: plan.channels.filter(isIn('channel')),
    bans: plan.bans.filter(({ target }) => !gone.has(`ban ${keptKey(target)}`)),
    skipped: [...plan.skipped, ...skipped],
  };
}
