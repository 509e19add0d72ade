import { resolve } from 'node:path';
import { type ImportFormat, importReaders } from '../../import/plan/plan.ts';
import { importReport } from '../../import/plan/report.ts';
import type { Hands } from '../hands.ts';
import { fitting } from '../imports/fitting.ts';
import { groundOf } from '../imports/ground.ts';
import { planApart } from '../imports/plan-apart.ts';
import { takeInPlan } from '../imports/take-in.ts';
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
  const fit = fitting(plan, hands);
  const taken = isDry ? fit : await takeInPlan(hands, fit);
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
